package io.throughline.testsupport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The servers that stand beside each other on the test class path; each starts an
 * application on a random port with the others' auto-configuration left out.
 */
public enum TestServer {

	/**
	 * Servlet container of {@code spring-boot-starter-webmvc}.
	 */
	TOMCAT(WebApplicationType.SERVLET, "tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration"),

	/**
	 * The other servlet container.
	 */
	JETTY(WebApplicationType.SERVLET, "jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration"),

	/**
	 * Server of {@code spring-boot-starter-webflux}.
	 */
	NETTY(WebApplicationType.REACTIVE, "reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration"),

	/**
	 * No server at all.
	 */
	NONE(WebApplicationType.NONE, "none");

	private static final List<String> ALL = List.of(
			"tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration",
			"tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration",
			"jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
			"jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration",
			"reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration");

	private static final List<String> MANAGEMENT = List.of(
			"tomcat.autoconfigure.actuate.web.server.TomcatServletManagementContextAutoConfiguration",
			"tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration",
			"jetty.autoconfigure.actuate.web.server.JettyServletManagementContextAutoConfiguration",
			"jetty.autoconfigure.actuate.web.server.JettyReactiveManagementContextAutoConfiguration",
			"reactor.netty.autoconfigure.actuate.web.server.NettyReactiveManagementContextAutoConfiguration");

	// An application that wants to be secured imports them.
	private static final List<String> SECURITY = List.of(
			"security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
			"security.autoconfigure.SecurityAutoConfiguration",
			"security.autoconfigure.UserDetailsServiceAutoConfiguration",
			"security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			"security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			"security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
			"security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
			"security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration");

	// An application that wants a database says so.
	private static final List<String> DATABASES = List.of(
			"data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
			"hibernate.autoconfigure.HibernateJpaAutoConfiguration", "jdbc.autoconfigure.DataSourceAutoConfiguration",
			"r2dbc.autoconfigure.R2dbcAutoConfiguration");

	private final WebApplicationType type;

	private final String own;

	TestServer(WebApplicationType type, String own) {
		this.type = type;
		this.own = own;
	}

	/**
	 * Start an application.
	 * @param application its configuration class
	 * @param properties properties of the form {@code key=value}
	 * @return the running application, to be closed
	 */
	public ConfigurableApplicationContext start(Class<?> application, String... properties) {
		// Boot leaves format and threshold of an earlier application in the JVM.
		System.clearProperty("CONSOLE_LOG_THRESHOLD");
		System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
		System.clearProperty("FILE_LOG_STRUCTURED_FORMAT");
		List<String> arguments = new ArrayList<>(Arrays.stream(properties).map((property) -> "--" + property).toList());
		arguments.add("--server.port=0");
		// Reactor Netty now and then holds the next request of a kept-alive connection
		// until
		// the caller gives up, with this module or without it.
		arguments.add("--server.netty.max-keep-alive-requests=1");
		arguments.add("--spring.application.name=test");
		arguments.add("--spring.autoconfigure.exclude=" + Stream.of(ALL, MANAGEMENT, SECURITY, DATABASES)
			.flatMap(List::stream)
			.filter((name) -> !name.equals(this.own) && !name.equals(management()))
			.map((name) -> "org.springframework.boot." + name)
			.collect(Collectors.joining(",")));
		return new SpringApplicationBuilder(application).web(this.type).run(arguments.toArray(String[]::new));
	}

	private String management() {
		return this.own.replace("WebServer", "ManagementContext")
			.replaceFirst("autoconfigure\\.(servlet\\.|reactive\\.)?", "autoconfigure.actuate.web.server.");
	}

	/**
	 * Return the address of a running application.
	 * @param application the application
	 * @return its base URL
	 */
	public static String url(ConfigurableApplicationContext application) {
		return "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port");
	}

}

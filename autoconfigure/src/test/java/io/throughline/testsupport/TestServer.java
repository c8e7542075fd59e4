package io.throughline.testsupport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
		List<String> arguments = new ArrayList<>(Arrays.stream(properties).map((property) -> "--" + property).toList());
		arguments.add("--server.port=0");
		arguments.add("--spring.application.name=test");
		arguments.add("--spring.autoconfigure.exclude=" + ALL.stream()
			.filter((name) -> !name.equals(this.own))
			.map((name) -> "org.springframework.boot." + name)
			.collect(Collectors.joining(",")));
		return new SpringApplicationBuilder(application).web(this.type).run(arguments.toArray(String[]::new));
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

package io.throughline;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.opentelemetry.api.trace.Span;
import io.throughline.step.ObservedStep;
import io.throughline.step.StepKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts applications in a JVM of their own whose class path really lacks the libraries
 * that this module treats as optional.
 */
class AbsentLibraryTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(quoteCharacter = '"',
			textBlock = """
					Spring AI, spring-ai|openai|anthropic
					LangChain4j, langchain4j
					OpenAI's library, openai
					Anthropic's library, anthropic
					Spring AI but its models, spring-ai-(client|vector|mcp|openai|anthropic|autoconfigure|starter)|mcp-|okhttp
					MCP, mcp
					MCP server, mcp-server|mcp-spring
					Kafka, kafka
					web and clients, spring-web|webflux|webmvc|restclient|webclient|http-|tomcat|jetty|netty|servlet|spring-ai|graphql|spring-security
					Reactor, reactor|webflux|webclient|netty|spring-ai
					Security, spring-security
					what tests use, junit|assertj|spring-test|spring-boot-test|micrometer-tracing-test
					metrics, micrometer-core|micrometer-metrics|micrometer-jakarta|actuator|health|micrometer-registry
					logstash encoder, logstash
					SQLite and PostgreSQL, sqlite|postgres
					Hibernate, hibernate
					Spring Data JDBC, spring-data-jdbc
					Spring Data R2DBC, r2dbc
					Spring Data, spring-data|spring-boot-data|hibernate
					datasource-proxy, datasource-
					OkHttp, okhttp|okio|opentelemetry-exporter
					""")
	void startsWithout(String name, String absent) throws Exception {
		Process process = start(Pattern.compile(absent));
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("started with trace handling: true").contains("called in a trace: true");
	}

	private Process start(Pattern absent) throws IOException {
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !absent.matcher(Path.of(entry).getFileName().toString()).find())
			.collect(Collectors.joining(File.pathSeparator));
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
				"-XX:TieredStopAtLevel=1", "-cp", classPath, Application.class.getName())
			.redirectErrorStream(true)
			.start();
	}

	/**
	 * The least application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		public static void main(String[] arguments) {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
				.web(WebApplicationType.NONE)
				.run("--spring.main.banner-mode=off")) {
				System.out.println("started with trace handling: " + context.containsBean("throughlineSenderHandler"));
				System.out.println("called in a trace: " + context.getBean(Tool.class).inTrace());
			}
		}

		@Bean
		Tool tool() {
			return new Tool();
		}

	}

	/**
	 * A bean whose method is a step.
	 */
	static class Tool {

		@ObservedStep(StepKind.TOOL)
		boolean inTrace() {
			return Span.current().getSpanContext().isValid();
		}

	}

}

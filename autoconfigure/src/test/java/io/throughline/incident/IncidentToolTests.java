package io.throughline.incident;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The look-up as a tool, with a real MCP server and client.
 */
class IncidentToolTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=incidents";

	private static final String SERVER = "spring.ai.mcp.server.enabled=true";

	@ParameterizedTest
	@ValueSource(strings = { "spring.ai.mcp.server.type=sync", "spring.ai.mcp.server.type=async" })
	void answersTheTextOfAnIncident(String type) {
		try (ConfigurableApplicationContext application = start(EXPOSED, type);
				McpSyncClient client = client(application, "ann")) {
			assertThat(client.listTools().tools()).singleElement().satisfies((tool) -> {
				assertThat(tool.name()).isEqualTo("look_up_incident");
				assertThat(tool.annotations().readOnlyHint()).isTrue();
			});
			String answer = call(client, "Hello, your page showed RF7K-29QX.");
			assertThat(answer).startsWith("RF7K-29QX  degraded").contains("<- first cause", "crm_lookup");
			assertThat(answer).doesNotContain(Stories.CANARY);
			assertThat(call(client, "where is my refund")).startsWith("Not found: Nothing here looks like");
			assertThat(call(client, "")).startsWith("Not found: Nothing here looks like");
		}
	}

	@Test
	void answersOnlyWhatItsCallerMayLookUp() {
		try (ConfigurableApplicationContext application = start(EXPOSED);
				McpSyncClient ann = client(application, "ann");
				McpSyncClient bob = client(application, "bob")) {
			assertThat(call(ann, Stories.TRACE_ID)).startsWith("RF7K-29QX");
			assertThat(call(bob, Stories.TRACE_ID)).startsWith("Not found").doesNotContain("crm_lookup");
		}
	}

	@Test
	void isNotThereUntilTheEndpointIsExposed() {
		try (ConfigurableApplicationContext application = start(); McpSyncClient client = client(application, "ann")) {
			assertThat(client.listTools().tools()).extracting(Tool::name).isEmpty();
		}
	}

	private static ConfigurableApplicationContext start(String... more) {
		List<String> properties = new ArrayList<>(List.of(SERVER, "spring.ai.mcp.server.protocol=STREAMABLE"));
		properties.addAll(List.of(more));
		ConfigurableApplicationContext application = TestServer.TOMCAT.start(ToolApplication.class,
				properties.toArray(String[]::new));
		application.getBean(TraceStore.class).save(Stories.onboarding().part());
		return application;
	}

	private static McpSyncClient client(ConfigurableApplicationContext application, String user) {
		McpSyncClient client = McpClient
			.sync(HttpClientStreamableHttpTransport.builder(TestServer.url(application))
				.requestBuilder(HttpRequest.newBuilder().header("X-User", user))
				.build())
			.build();
		client.initialize();
		return client;
	}

	private static String call(McpSyncClient client, String text) {
		CallToolResult result = client.callTool(new CallToolRequest("look_up_incident", Map.of("text", text)));
		return ((TextContent) result.content().get(0)).text();
	}

	/**
	 * An application with an MCP server, in which only Ann may look up.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ToolApplication {

		@Bean
		TraceStore traces() {
			return MemoryStores.open();
		}

		@Bean
		IncidentAccess access() {
			return (user, trace) -> user == null || user.getName().equals("ann");
		}

		@Bean
		Filter login() {
			return new Login();
		}

	}

	/**
	 * Believes a header.
	 */
	static final class Login extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			chain.doFilter(new HttpServletRequestWrapper(request) {

				@Override
				public Principal getUserPrincipal() {
					return () -> request.getHeader("X-User");
				}

			}, response);
		}

	}

}

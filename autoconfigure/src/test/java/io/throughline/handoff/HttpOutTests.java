package io.throughline.handoff;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.RecordingServer.Received;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Outgoing requests of each HTTP client that Spring applications inject.
 */
class HttpOutTests {

	private final RecordingServer downstream = new RecordingServer();

	private ConfigurableApplicationContext context;

	@BeforeEach
	void start() {
		this.context = TestServer.NONE.start(ClientApplication.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
		this.downstream.close();
	}

	@ParameterizedTest
	@EnumSource
	void carriesTheTraceEverywhereAndIdentityToTrustedHosts(Client client) {
		String traceId = observed(() -> client.call.get(this.context, this.downstream.url() + "/a"));
		Received received = this.downstream.received("/a").get(0);
		assertThat(received.traceId()).isEqualTo(traceId);
		assertThat(received.headers().get("traceparent")).hasSize(1);
		assertThat(received.header("baggage")).isEqualTo("tenant.id=acme,session.id=s-1");
	}

	@ParameterizedTest
	@EnumSource
	void keepsIdentityFromHostsOffTheList(Client client) {
		this.context.close();
		this.context = TestServer.NONE.start(ClientApplication.class,
				"throughline.propagation.identity-hosts=crm.internal");
		String traceId = observed(() -> client.call.get(this.context, this.downstream.url() + "/a"));
		Received received = this.downstream.received("/a").get(0);
		assertThat(received.traceId()).isEqualTo(traceId);
		assertThat(received.header("baggage")).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void numbersTheAttemptsOfARetry(Client client) {
		try (LogLines lines = LogLines.capture()) {
			observed(() -> retry(client));
			List<Received> attempts = this.downstream.received("/flaky");
			assertThat(attempts).hasSize(2);
			assertThat(attempts).extracting(Received::traceId).containsOnly(attempts.get(0).traceId());
			assertThat(attempts).extracting((received) -> received.header("traceparent")).doesNotHaveDuplicates();
			assertThat(lines.mdc("attempt 2 succeeded")).containsEntry("retry_count", "1")
				.containsEntry("trace_id", attempts.get(0).traceId());
			assertThat(lines.mdc("failed: 503")).doesNotContainKey("retry_count");
		}
	}

	@Test
	void doesNotNumberRequestsThatAreNoRetry() {
		try (LogLines lines = LogLines.capture()) {
			observed(() -> {
				Client.REST_CLIENT.call.get(this.context, this.downstream.url() + "/a");
				Client.REST_CLIENT.call.get(this.context, this.downstream.url() + "/a");
			});
			assertThat(lines.containing("attempt")).isEmpty();
		}
	}

	@Test
	void saysThatAClientBuiltByHandIsNotReached() {
		observed(() -> RestClient.create().get().uri(this.downstream.url() + "/a").retrieve().toBodilessEntity());
		assertThat(this.downstream.received("/a").get(0).header("traceparent")).isNull();
	}

	private void retry(Client client) {
		RetryPolicy policy = RetryPolicy.builder().maxRetries(2).delay(Duration.ofMillis(1)).build();
		try {
			new RetryTemplate(policy).<Object>execute(() -> {
				client.call.get(this.context, this.downstream.url() + "/flaky");
				return "";
			});
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String observed(Runnable work) {
		Observation observation = Observation.start("test", this.context.getBean(ObservationRegistry.class));
		ScopeFields.put(observation.getContext(), Field.TENANT_ID, "acme");
		ScopeFields.put(observation.getContext(), Field.SESSION_ID, "s-1");
		try (Observation.Scope scope = observation.openScope()) {
			work.run();
			return Map.copyOf(MDC.getCopyOfContextMap()).get("trace_id");
		}
		finally {
			observation.stop();
		}
	}

	/**
	 * A client that an application injects.
	 */
	enum Client {

		REST_CLIENT((context,
				url) -> context.getBean(RestClient.Builder.class).build().get().uri(url).retrieve().toBodilessEntity()),

		WEB_CLIENT((context, url) -> context.getBean(WebClient.Builder.class)
			.build()
			.get()
			.uri(url)
			.retrieve()
			.toBodilessEntity()
			.block()),

		REST_TEMPLATE(
				(context, url) -> context.getBean(RestTemplateBuilder.class).build().getForObject(url, String.class)),

		HTTP_INTERFACE((context, url) -> HttpServiceProxyFactory
			.builderFor(RestClientAdapter.create(context.getBean(RestClient.Builder.class).build()))
			.build()
			.createClient(Api.class)
			.get(URI.create(url))),

		JDK((context,
				url) -> check(context.getBean(HttpClient.class)
					.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString()))),

		JDK_ASYNC((context,
				url) -> check(context.getBean(HttpClient.class)
					.sendAsync(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
					.get()));

		private final Call call;

		Client(ThrowingCall call) {
			this.call = call.unchecked();
		}

		private static void check(HttpResponse<String> response) {
			if (response.statusCode() >= 400) {
				throw new IllegalStateException("status " + response.statusCode());
			}
		}

	}

	/**
	 * Makes a request.
	 */
	interface Call {

		void get(ConfigurableApplicationContext context, String url);

	}

	/**
	 * Makes a request and may fail.
	 */
	interface ThrowingCall {

		void get(ConfigurableApplicationContext context, String url) throws Exception;

		default Call unchecked() {
			return (context, url) -> {
				try {
					get(context, url);
				}
				catch (RuntimeException ex) {
					throw ex;
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			};
		}

	}

	/**
	 * An HTTP interface.
	 */
	interface Api {

		@GetExchange
		String get(URI url);

	}

	/**
	 * An application that calls others.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ClientApplication {

		@Bean
		HttpClient httpClient() {
			return HttpClient.newHttpClient();
		}

	}

}

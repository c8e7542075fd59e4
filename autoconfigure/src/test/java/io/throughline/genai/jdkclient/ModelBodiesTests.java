package io.throughline.genai.jdkclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.throughline.genai.RawModelRequest;
import io.throughline.testsupport.SpanMemory;
import io.throughline.testsupport.TestServer;
import io.throughline.testsupport.model.StubModelServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What the JDK's client does for the application stays as it is.
 */
class ModelBodiesTests {

	private final StubModelServer model = new StubModelServer();

	private final ConfigurableApplicationContext application = TestServer.NONE.start(Application.class);

	private final HttpClient client = this.application.getBean(HttpClient.class);

	@AfterEach
	void close() {
		this.application.close();
		this.model.close();
	}

	@Test
	void handlerThatThrowsFailsTheCall() {
		BodyHandler<String> broken = (info) -> {
			throw new IllegalStateException("broken");
		};
		assertThatThrownBy(() -> this.client.sendAsync(request("hello"), broken).join())
			.isInstanceOf(CompletionException.class)
			.hasRootCauseMessage("broken");
		assertThat(statusOfModel()).isEqualTo("provider_error");
	}

	@Test
	void mappingMayBlockUntilTheBodyIsThere() {
		BodyHandler<String> mapped = (info) -> BodySubscribers.mapping(BodySubscribers.ofInputStream(),
				ModelBodiesTests::text);
		assertThat(this.client.sendAsync(request("hello"), mapped).join().body()).contains("[DONE]");
		assertThat(statusOfModel()).isEqualTo("ok");
	}

	private static String text(InputStream body) {
		try {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private HttpRequest request(String message) {
		return HttpRequest.newBuilder(URI.create(this.model.url() + "/v1/chat/completions"))
			.POST(BodyPublishers.ofString(RawModelRequest.of(message, true)))
			.build();
	}

	private String statusOfModel() {
		InMemorySpanExporter spans = this.application.getBean(InMemorySpanExporter.class);
		Awaitility.await()
			.until(() -> spans.getFinishedSpanItems()
				.stream()
				.anyMatch((span) -> span.getName().equals("chat gpt-4o-mini")));
		return spans.getFinishedSpanItems()
			.stream()
			.flatMap((span) -> span.getAttributes().asMap().entrySet().stream())
			.filter((attribute) -> attribute.getKey().getKey().equals("throughline.step.status"))
			.map((attribute) -> attribute.getValue().toString())
			.findFirst()
			.orElse("none");
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(SpanMemory.class)
	static class Application {

		@Bean
		HttpClient httpClient() {
			return HttpClient.newHttpClient();
		}

	}

}

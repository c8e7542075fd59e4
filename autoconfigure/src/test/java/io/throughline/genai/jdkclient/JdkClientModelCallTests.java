package io.throughline.genai.jdkclient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;
import io.throughline.genai.RawModelRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * An {@link HttpClient} bean.
 */
class JdkClientModelCallTests extends ModelCallContract {

	@Override
	protected Class<?> application() {
		return RawApplication.class;
	}

	@Override
	protected String[] properties(String modelUrl) {
		return new String[] { "model.url=" + modelUrl + "/v1/chat/completions", "server.tomcat.threads.max=1",
				"server.tomcat.threads.min-spare=1" };
	}

	@Override
	protected int attempts(boolean streamed) {
		return 1;
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ModelCallApplication.class)
	static class RawApplication {

		@Bean
		HttpClient httpClient() {
			return HttpClient.newHttpClient();
		}

		@Bean
		ModelClient modelClient(HttpClient client, @Value("${model.url}") URI url) {
			return new RawClient(client, url);
		}

	}

	/**
	 * Calls without any library for models.
	 *
	 * @param client the client
	 * @param url where the model is
	 */
	record RawClient(HttpClient client, URI url) implements ModelClient {

		@Override
		public String ask(String message) {
			return post(message, false, BodyHandlers.ofString());
		}

		@Override
		public String stream(String message) {
			try (Stream<String> lines = post(message, true, BodyHandlers.ofLines())) {
				return lines.collect(Collectors.joining());
			}
		}

		@Override
		public void cancel(String message) {
			try (Stream<String> lines = post(message, true, BodyHandlers.ofLines())) {
				lines.filter((line) -> line.contains("Hello")).findFirst().orElseThrow();
			}
		}

		private <T> T post(String message, boolean streamed, BodyHandler<T> handler) {
			HttpRequest request = HttpRequest.newBuilder(this.url)
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(RawModelRequest.of(message, streamed)))
				.build();
			try {
				return this.client.send(request, handler).body();
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}

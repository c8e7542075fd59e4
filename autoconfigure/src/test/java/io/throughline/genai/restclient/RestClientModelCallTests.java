package io.throughline.genai.restclient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;
import io.throughline.genai.RawModelRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/**
 * Boot's {@link RestClient} on the JDK's client.
 */
class RestClientModelCallTests extends ModelCallContract {

	@Override
	protected Class<?> application() {
		return RawApplication.class;
	}

	@Override
	protected String[] properties(String modelUrl) {
		return new String[] { "model.url=" + modelUrl + "/v1/chat/completions",
				"spring.http.clients.imperative.factory=jdk", "server.tomcat.threads.max=1",
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
		ModelClient modelClient(RestClient.Builder builder, @Value("${model.url}") String url) {
			return new RawClient(builder.baseUrl(url).build());
		}

	}

	/**
	 * Calls without any library for models.
	 */
	record RawClient(RestClient client) implements ModelClient {

		@Override
		public String ask(String message) {
			return String.valueOf(post(message, false).retrieve().body(String.class));
		}

		@Override
		public String stream(String message) {
			return post(message, true).exchangeForRequiredValue((request, response) -> text(response.getBody()));
		}

		@Override
		public void cancel(String message) {
			String first = post(message, true)
				.exchangeForRequiredValue((request, response) -> firstText(response.getBody()));
			if (!first.contains("Hello")) {
				throw new IllegalStateException(first);
			}
		}

		private RestClient.RequestBodySpec post(String message, boolean streamed) {
			return this.client.post()
				.contentType(MediaType.APPLICATION_JSON)
				.body(RawModelRequest.of(message, streamed));
		}

		private static String text(InputStream body) throws IOException {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}

		private static String firstText(InputStream body) throws IOException {
			BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
			String line = reader.readLine();
			while (line != null && !line.contains("Hello")) {
				line = reader.readLine();
			}
			return String.valueOf(line);
		}

	}

}

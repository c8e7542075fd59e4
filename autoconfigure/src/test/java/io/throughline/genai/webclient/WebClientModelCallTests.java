package io.throughline.genai.webclient;

import io.throughline.genai.ModelCallApplication;
import io.throughline.genai.ModelCallContract;
import io.throughline.genai.ModelClient;
import io.throughline.genai.RawModelRequest;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Boot's {@link WebClient} on Reactor Netty.
 */
class WebClientModelCallTests extends ModelCallContract {

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
		ModelClient modelClient(WebClient.Builder builder, @Value("${model.url}") String url) {
			return new RawClient(builder.baseUrl(url).build());
		}

	}

	/**
	 * Calls without any library for models.
	 */
	record RawClient(WebClient client) implements ModelClient {

		@Override
		public String ask(String message) {
			return String.valueOf(post(message, false).bodyToMono(String.class).block());
		}

		@Override
		public String stream(String message) {
			return String
				.valueOf(post(message, true).bodyToFlux(String.class).reduce("", (text, more) -> text + more).block());
		}

		@Override
		public void cancel(String message) {
			post(message, true).bodyToFlux(String.class).filter((event) -> event.contains("Hello")).blockFirst();
		}

		private WebClient.ResponseSpec post(String message, boolean streamed) {
			return this.client.post()
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(RawModelRequest.of(message, streamed))
				.retrieve();
		}

	}

}

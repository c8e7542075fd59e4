package io.throughline.genai;

import io.throughline.testsupport.SpanMemory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A server that calls a model in each request.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SpanMemory.class, ModelCallApplication.Controller.class })
public class ModelCallApplication {

	/**
	 * What a user asks for.
	 */
	@RestController
	static class Controller {

		private final ModelClient client;

		Controller(ModelClient client) {
			this.client = client;
		}

		@GetMapping("/ask")
		String ask(@RequestParam("q") String question) {
			return this.client.ask(question);
		}

		@GetMapping("/stream")
		String stream(@RequestParam("q") String question) {
			return this.client.stream(question);
		}

		@GetMapping("/cancel")
		String cancel(@RequestParam("q") String question) {
			this.client.cancel(question);
			return "cancelled";
		}

		@GetMapping("/plain")
		String plain() {
			return "plain";
		}

	}

}

package io.throughline.test;

import java.util.Map;

import io.throughline.step.StepStatus;
import io.throughline.step.Steps;
import io.throughline.testsupport.RecordingServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * An application whose tool asks another service twice, since it fails at first.
 */
@Configuration(proxyBeanMethods = false)
@OneServer
class TestedApplication {

	@Bean
	RecordingServer downstream() {
		return new RecordingServer();
	}

	/**
	 * The one thing that it does.
	 */
	@RestController
	static class Work {

		private static final Logger logger = LoggerFactory.getLogger(Work.class);

		private final Steps steps;

		private final RestClient client;

		Work(Steps steps, RestClient.Builder client, RecordingServer downstream) {
			this.steps = steps;
			this.client = client.baseUrl(downstream.url()).build();
		}

		@GetMapping("/work")
		Map<String, String> work(@RequestParam String name) {
			logger.info("Work of {}", name);
			return this.steps.tool("lookup").arguments(name).call((step) -> {
				int status = ask("/status/503");
				step.status((status == 503 && ask("/status/200") == 200) ? StepStatus.OK : StepStatus.TOOL_ERROR);
				return Map.of("name", name);
			});
		}

		private int ask(String path) {
			return this.client.get().uri(path).exchange((request, response) -> response.getStatusCode().value());
		}

	}

}

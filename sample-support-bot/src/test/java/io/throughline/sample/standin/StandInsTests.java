package io.throughline.sample.standin;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A stand-in steps aside where the real one is configured. */
class StandInsTests {

	private static final Map<String, Object> REAL = Map.of("spring.ai.openai.base-url", "https://model.example/v1",
			"spring.kafka.bootstrap-servers", "kafka.example:9092", "support.crm.base-url", "https://crm.example",
			"support.payments.base-url", "https://payments.example");

	@Test
	void stepsAside() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment().getPropertySources().addLast(new MapPropertySource("real", REAL));
			new StandIns().initialize(context);
			assertThat(context.getBeanDefinitionNames()).isEmpty();
			assertThat(REAL)
				.allSatisfy((key, value) -> assertThat(context.getEnvironment().getProperty(key)).isEqualTo(value));
		}
	}

	@Test
	void fillsEachGap() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			new StandIns().initialize(context);
			assertThat(context.getBeanDefinitionNames()).hasSize(4);
			assertThat(context.getEnvironment().getProperty("support.crm.base-url")).startsWith("http://127.0.0.1:");
			context.refresh();
			assertThat(context.getBean(KafkaConnectionDetails.class).getBootstrapServers()).hasSize(1);
		}
	}

}

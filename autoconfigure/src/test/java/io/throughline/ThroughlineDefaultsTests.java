package io.throughline;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ThroughlineEnvironmentPostProcessor}.
 */
class ThroughlineDefaultsTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void turnsOnWhatSpringHas() {
		process(Map.of());
		assertThat(this.environment.getProperty("spring.reactor.context-propagation")).isEqualTo("auto");
		assertThat(this.environment.getProperty("spring.kafka.listener.observation-enabled")).isEqualTo("true");
		assertThat(this.environment.getProperty("management.opentelemetry.tracing.sampler")).isEqualTo("always_on");
		assertThat(this.environment.getProperty("management.otlp.metrics.export.base-time-unit")).isEqualTo("seconds");
		assertThat(this.environment.getProperty("logging.pattern.correlation")).contains("trace_id", "ref");
		assertThat(this.environment.containsProperty("logging.structured.format.console")).isFalse();
	}

	@Test
	void letsEveryValueOfTheUserWin() {
		process(Map.of("spring.reactor.context-propagation", "limited", "logging.structured.format.console", "ecs",
				"throughline.logging.format", "json"));
		assertThat(this.environment.getProperty("spring.reactor.context-propagation")).isEqualTo("limited");
		assertThat(this.environment.getProperty("logging.structured.format.console")).isEqualTo("ecs");
	}

	@Test
	void isTheLastSource() {
		process(Map.of());
		assertThat(this.environment.getPropertySources()
			.stream()
			.reduce((first, second) -> second)
			.orElseThrow()
			.getName()).isEqualTo(ThroughlineEnvironmentPostProcessor.PROPERTY_SOURCE);
	}

	@Test
	void namesTheJsonFormat() {
		process(Map.of("throughline.logging.format", "json"));
		assertThat(this.environment.getProperty("logging.structured.format.console"))
			.isEqualTo("io.throughline.logging.JsonLogFormatter");
	}

	@Test
	void refusesAnUnknownFormat() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> process(Map.of("throughline.logging.format", "xml")))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("throughline.logging.format");
				assertThat(ex.getValue()).isEqualTo("xml");
				assertThat(ex.getReason()).contains("plain", "json");
			});
	}

	@Test
	void addsNothingWhenSwitchedOff() {
		process(Map.of("throughline.enabled", "false"));
		assertThat(this.environment.containsProperty("spring.reactor.context-propagation")).isFalse();
	}

	private void process(Map<String, Object> properties) {
		this.environment.getPropertySources().addFirst(new MapPropertySource("user", properties));
		new ThroughlineEnvironmentPostProcessor().postProcessEnvironment(this.environment, new SpringApplication());
	}

}

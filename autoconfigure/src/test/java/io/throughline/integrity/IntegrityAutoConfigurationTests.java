package io.throughline.integrity;

import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.propagation.PropagationAutoConfiguration;
import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IntegrityAutoConfiguration}.
 */
class IntegrityAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=handoffs";

	private final WebApplicationContextRunner untraced = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class, IntegrityAutoConfiguration.class,
				PropagationAutoConfiguration.class));

	private final WebApplicationContextRunner empty = this.untraced.withConfiguration(
			AutoConfigurations.of(ObservationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
					OpenTelemetryTracingAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class));

	private final WebApplicationContextRunner runner = this.empty.withBean(TraceStore.class, MemoryStores::open);

	@Test
	void theEndpointIsThereOnlyIfExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(HandOffsEndpoint.class)
			.hasSingleBean(HandOffHealth.class));
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(HandOffsEndpoint.class));
	}

	@Test
	void theHealthNeedsNoStore() {
		this.empty.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(HandOffHealth.class)
				.doesNotHaveBean(HandOffsEndpoint.class));
	}

	@Test
	void nothingIsThereWithoutATracerOrWithTheMasterSwitchOff() {
		this.untraced.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HandOffHealth.class));
		this.runner.withPropertyValues(EXPOSED, "throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HandOffsEndpoint.class)
				.doesNotHaveBean(HandOffHealth.class));
	}

	@Test
	void startsWithoutActuatorAndHealth() {
		this.runner
			.withClassLoader(
					new FilteredClassLoader("org.springframework.boot.actuate", HealthIndicator.class.getPackageName()))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("throughlineHandOffsEndpoint")
				.doesNotHaveBean("handoffsHealthIndicator"));
	}

}

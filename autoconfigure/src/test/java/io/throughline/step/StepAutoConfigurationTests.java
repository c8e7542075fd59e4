package io.throughline.step;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeAutoConfiguration;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StepAutoConfiguration}.
 */
class StepAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(StepAutoConfiguration.class, ScopeAutoConfiguration.class, ObservationAutoConfiguration.class));

	private final ApplicationContextRunner traced = this.runner
		.withConfiguration(AutoConfigurations.of(MicrometerTracingAutoConfiguration.class,
				OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class));

	@Test
	void givesStepsToInject() {
		this.traced.run((context) -> assertThat(context).hasSingleBean(Steps.class)
			.hasSingleBean(StepSpanHandler.class)
			.hasSingleBean(StepLineHandler.class)
			.hasSingleBean(StepEventHandler.class));
	}

	@Test
	void aResultThatComesAloneIsALineOnlyWithoutOpenTelemetry() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(StepEventHandler.class);
			try (LogLines lines = LogLines.capture()) {
				context.getBean(Steps.class).eval("grounded").score(0.9).record();
				assertThat(lines.containing("eval grounded: ok")).hasSize(1);
			}
		});
	}

	@Test
	void leavesTheApplicationsStepsAlone() {
		this.traced.withBean("own", Steps.class, () -> new Steps(ObservationRegistry.create()))
			.run((context) -> assertThat(context).hasSingleBean(Steps.class).hasBean("own"));
	}

	@Test
	void hasNoSpansWithoutATracer() {
		this.runner
			.run((context) -> assertThat(context).hasSingleBean(Steps.class).doesNotHaveBean(StepSpanHandler.class));
	}

	@Test
	void hasNoMetricsWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasSingleBean(Steps.class).doesNotHaveBean(StepMeterHandler.class));
	}

	@Test
	void runsWithoutAMeterRegistry() {
		this.runner.run((context) -> assertThat(
				context.getBean(Steps.class).tool("crm").<String, RuntimeException>call((step) -> "result"))
			.isEqualTo("result"));
	}

	@Test
	void isSwitchedOff() {
		this.traced.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Steps.class));
	}

}

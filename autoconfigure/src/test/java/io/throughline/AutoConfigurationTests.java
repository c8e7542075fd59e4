package io.throughline;

import java.util.stream.Stream;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All auto-configurations of this module together.
 */
class AutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ours()))
		.withConfiguration(
				AutoConfigurations.of(ObservationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
						OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class));

	@Test
	void startsWithTheMinimum() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(Tracer.class).hasSingleBean(Slf4JEventListener.class);
			assertThat(context.getBean(Slf4JEventListener.class).getClass().getName())
				.startsWith("io.throughline.logging.");
			assertThat(context).hasBean("throughlineReceiverHandler").hasBean("throughlineSenderHandler");
			assertThat(context).doesNotHaveBean("throughlineEntryRecorder");
		});
	}

	@Test
	void leavesTheApplicationsListenerAlone() {
		this.runner.withBean(Slf4JEventListener.class, () -> new Slf4JEventListener("a", "b"))
			.run((context) -> assertThat(context).hasSingleBean(Slf4JEventListener.class));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context.getBeanDefinitionNames())
				.noneMatch((name) -> name.contains("hroughline")));
	}

	@Test
	void stepsBackWithoutATracer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing.otel"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlineSenderHandler"));
	}

	private static Class<?>[] ours() {
		Stream<String> names = ImportCandidates
			.load(AutoConfiguration.class, AutoConfigurationTests.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.throughline."));
		return names.map((name) -> ClassUtils.resolveClassName(name, null)).toArray(Class<?>[]::new);
	}

}

package io.throughline.propagation;

import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PropagationAutoConfiguration}.
 */
class PropagationAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PropagationAutoConfiguration.class, ObservationAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
				OpenTelemetrySdkAutoConfiguration.class));

	@Test
	void standsInForBootsReceiverAndSender() {
		this.runner.run((context) -> {
			assertThat(context).getBean(PropagatingReceiverTracingObservationHandler.class)
				.isInstanceOf(ReceiverHandler.class);
			assertThat(context).getBean(PropagatingSenderTracingObservationHandler.class)
				.isInstanceOf(SenderHandler.class);
		});
	}

	@Test
	void backsOffForASenderOfTheApplication() {
		this.runner.withUserConfiguration(OwnSender.class)
			.run((context) -> assertThat(context).doesNotHaveBean(SenderHandler.class)
				.hasSingleBean(ReceiverHandler.class));
	}

	@Test
	void isAbsentWithoutATracer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PropagationAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HandOffs.class));
	}

	@Test
	void leavesBootAloneWithTheMasterSwitchOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).getBean(PropagatingReceiverTracingObservationHandler.class)
				.isNotInstanceOf(ReceiverHandler.class));
	}

	@Test
	void knowsOnlyTheCarriersOfLibrariesThatAreThere() {
		this.runner.run((context) -> assertThat(context).hasBean("throughlineOkHttpCarrier")
			.hasBean("throughlineReactiveClientCarrier"));
		this.runner.withClassLoader(new FilteredClassLoader(okhttp3.Request.class, ClientRequest.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("throughlineOkHttpCarrier")
				.doesNotHaveBean("throughlineReactiveClientCarrier")
				.hasBean("throughlineSpringClientCarrier"));
	}

	/**
	 * An application with a sender of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnSender {

		@Bean
		PropagatingSenderTracingObservationHandler<SenderContext<Object>> sender(Tracer tracer, Propagator propagator) {
			return new PropagatingSenderTracingObservationHandler<>(tracer, propagator);
		}

	}

}

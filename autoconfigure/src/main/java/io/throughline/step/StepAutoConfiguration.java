package io.throughline.step;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.scope.ScopeAutoConfiguration;
import io.throughline.scope.ScopeFieldsHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of steps. Without a tracer they have lines and metrics, and no
 * spans.
 */
@AutoConfiguration(after = { ScopeAutoConfiguration.class, ObservationAutoConfiguration.class,
		MicrometerTracingAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnBean(ObservationRegistry.class)
public final class StepAutoConfiguration {

	// Before the sender's, the receiver's and the default one: the first that supports a
	// context takes it.
	private static final int ORDER = MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER
			- 100;

	@Bean
	@Order(ORDER)
	@ConditionalOnBean(Tracer.class)
	static StepSpanHandler throughlineStepSpanHandler(Tracer tracer) {
		return new StepSpanHandler(tracer);
	}

	@Bean
	static StepLineHandler throughlineStepLineHandler() {
		return new StepLineHandler();
	}

	@Bean
	@Order(ORDER)
	@ConditionalOnBean(Tracer.class)
	static AdoptedStepHandler throughlineAdoptedStepHandler(Tracer tracer, ObjectProvider<StepAdapter<?>> adapters,
			StepSpanHandler spans, StepLineHandler lines) {
		return new AdoptedStepHandler(tracer, adapters.orderedStream().toList(), List.of(spans, lines));
	}

	@Bean
	@ConditionalOnMissingBean
	Steps throughlineSteps(ObservationRegistry registry, ObjectProvider<StepSpanHandler> spans, StepLineHandler lines,
			ScopeFieldsHandler fields) {
		return new Steps(registry, Stream.concat(spans.stream(), Stream.of(lines)).toList(), fields);
	}

}

package io.throughline.step.reactor;

import io.throughline.ConditionalOnEnabledThroughline;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of steps whose work is a {@code Mono} or a {@code Flux}.
 */
@AutoConfiguration
@ConditionalOnEnabledThroughline
@ConditionalOnClass(Flux.class)
public final class ReactorStepAutoConfiguration {

	@Bean
	ReactorResults throughlineReactorResults() {
		return new ReactorResults();
	}

}

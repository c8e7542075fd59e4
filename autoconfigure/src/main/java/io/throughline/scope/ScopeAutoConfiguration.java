package io.throughline.scope;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.ConditionalOnEnabledThroughline;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the MDC logging bridge for fields that follow an observation.
 */
@AutoConfiguration
@ConditionalOnEnabledThroughline
public final class ScopeAutoConfiguration {

	@Bean
	static ScopeFieldsHandler throughlineScopeFieldsHandler(ObjectProvider<ObservationRegistry> registry) {
		return new ScopeFieldsHandler(registry);
	}

}

package io.throughline.messaging;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.PropagationAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of envelopes.
 */
@AutoConfiguration(after = PropagationAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnBean(HandOffs.class)
public final class MessagingAutoConfiguration {

	@Bean
	TraceEnvelopes throughlineTraceEnvelopes(ObservationRegistry registry, HandOffs handOffs) {
		return new TraceEnvelopes(registry, handOffs);
	}

}

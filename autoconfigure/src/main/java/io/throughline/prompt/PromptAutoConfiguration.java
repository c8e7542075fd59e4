package io.throughline.prompt;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.store.TraceStore;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@code prompts} endpoint.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(TraceStore.class)
public final class PromptAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	PromptsEndpoint throughlinePromptsEndpoint(TraceStore store) {
		return new PromptsEndpoint(store);
	}

}

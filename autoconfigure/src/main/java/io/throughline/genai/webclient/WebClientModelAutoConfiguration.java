package io.throughline.genai.webclient;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.genai.ModelCalls;
import io.throughline.genai.ModelLibrary;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Auto-configuration of calls of models by {@link WebClient}.
 */
@AutoConfiguration(after = GenAiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ WebClient.class, WebClientCustomizer.class })
@ConditionalOnBean(ModelCalls.class)
public final class WebClientModelAutoConfiguration {

	/**
	 * Add the filter as the last one, so that it sees what is sent.
	 */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebClientCustomizer throughlineModelCallCustomizer(ModelCalls calls) {
		return (builder) -> builder.filter(new ModelCallFilter(calls));
	}

	@Bean
	static ModelLibrary throughlineWebClientLibrary() {
		return ModelLibrary.traced("WebClient", WebClient.class);
	}

}

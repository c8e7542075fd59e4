package io.throughline.genai.restclient;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.genai.ModelCalls;
import io.throughline.genai.ModelLibrary;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/**
 * Auto-configuration of calls of models by {@link RestClient} and {@code RestTemplate}.
 */
@AutoConfiguration(after = GenAiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ RestClient.class, ClientHttpRequestFactoryBuilder.class })
@ConditionalOnBean(ModelCalls.class)
public final class RestClientModelAutoConfiguration {

	@Bean
	static RequestFactoryPostProcessor throughlineRequestFactoryPostProcessor(
			ConfigurableListableBeanFactory beanFactory, ObjectProvider<ModelCalls> calls,
			ObjectProvider<ObservationRegistry> registry) {
		return new RequestFactoryPostProcessor(beanFactory, new ModelAttempts(calls, registry));
	}

	@Bean
	static ModelLibrary throughlineRestClientLibrary() {
		return ModelLibrary.traced("RestClient", RestClient.class);
	}

}

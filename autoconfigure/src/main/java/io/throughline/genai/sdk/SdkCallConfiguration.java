package io.throughline.genai.sdk;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.step.Steps;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * What every vendor's library needs.
 */
@Configuration(proxyBeanMethods = false)
public class SdkCallConfiguration {

	@Bean
	static SdkCalls throughlineSdkCalls(ObjectProvider<Steps> steps, ObjectProvider<ObservationRegistry> registry) {
		return new SdkCalls(steps, registry);
	}

	@Bean
	@Order(GenAiAutoConfiguration.ORDER - 1)
	static SdkRequestAdapter throughlineSdkRequestAdapter() {
		return new SdkRequestAdapter();
	}

}

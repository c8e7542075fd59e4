package io.throughline.genai.jdkclient;

import java.net.http.HttpClient;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.genai.ModelCalls;
import io.throughline.genai.ModelLibrary;
import io.throughline.propagation.HttpClientBodies;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of calls of models by {@code java.net.http.HttpClient} beans.
 */
@AutoConfiguration(after = GenAiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnBean(ModelCalls.class)
public final class JdkClientModelAutoConfiguration {

	@Bean
	static HttpClientBodies throughlineModelBodies() {
		return new ModelBodies();
	}

	@Bean
	static ModelLibrary throughlineJdkClientLibrary() {
		return ModelLibrary.traced("java.net.http.HttpClient", HttpClient.class);
	}

}

package io.throughline.genai;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.PropagationAutoConfiguration;
import io.throughline.step.StepAutoConfiguration;
import io.throughline.step.Steps;
import io.throughline.wire.ModelCallRecognizer;
import tools.jackson.core.json.JsonFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of the calls of models that are seen on the wire.
 */
@AutoConfiguration(after = { StepAutoConfiguration.class, PropagationAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnClass(JsonFactory.class)
@ConditionalOnBean(Steps.class)
@EnableConfigurationProperties(GenAiProperties.class)
public final class GenAiAutoConfiguration {

	/**
	 * Order of what finds the owner of a request. A library that knows the owner itself
	 * comes before, one that needs the attempt comes after.
	 */
	public static final int ORDER = 0;

	@Bean
	@Order(ORDER)
	static ModelCalls throughlineModelCalls(GenAiProperties properties, ObjectProvider<Steps> steps,
			ObjectProvider<HandOffs> handOffs) {
		return new ModelCalls(new ModelCallRecognizer(properties.providers()), steps, handOffs);
	}

	@Bean
	static AttemptEndHandler throughlineAttemptEndHandler() {
		return new AttemptEndHandler();
	}

	@Bean
	static ModelLibraries throughlineModelLibraries(ObjectProvider<ModelLibrary> found) {
		return new ModelLibraries(found, GenAiAutoConfiguration.class.getClassLoader());
	}

}

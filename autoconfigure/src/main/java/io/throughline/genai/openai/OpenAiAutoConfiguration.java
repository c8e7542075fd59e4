package io.throughline.genai.openai;

import com.openai.client.OpenAIClientImpl;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.genai.ModelCalls;
import io.throughline.genai.ModelLibrary;
import io.throughline.genai.sdk.SdkCallConfiguration;
import io.throughline.genai.sdk.SdkCalls;
import io.throughline.genai.sdk.SdkClientPostProcessor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of OpenAI's library.
 */
@AutoConfiguration(after = GenAiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(OpenAIClientImpl.class)
@ConditionalOnBean(ModelCalls.class)
@Import(SdkCallConfiguration.class)
public final class OpenAiAutoConfiguration {

	@Bean
	static SdkClientPostProcessor throughlineOpenAiClientPostProcessor(ObjectProvider<SdkCalls> calls) {
		return new SdkClientPostProcessor(new OpenAiSdk(), calls);
	}

	@Bean
	static ModelLibrary throughlineOpenAiLibrary() {
		return ModelLibrary.traced("openai-java", OpenAIClientImpl.class);
	}

}

package io.throughline.genai.anthropic;

import com.anthropic.client.AnthropicClientImpl;
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
 * Auto-configuration of Anthropic's library.
 */
@AutoConfiguration(after = GenAiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(AnthropicClientImpl.class)
@ConditionalOnBean(ModelCalls.class)
@Import(SdkCallConfiguration.class)
public final class AnthropicAutoConfiguration {

	@Bean
	static SdkClientPostProcessor throughlineAnthropicClientPostProcessor(ObjectProvider<SdkCalls> calls) {
		return new SdkClientPostProcessor(new AnthropicSdk(), calls);
	}

	@Bean
	static ModelLibrary throughlineAnthropicLibrary() {
		return ModelLibrary.traced("anthropic-java", AnthropicClientImpl.class);
	}

}

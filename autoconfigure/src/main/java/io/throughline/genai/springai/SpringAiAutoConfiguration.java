package io.throughline.genai.springai;

import io.micrometer.tracing.Tracer;
import io.throughline.ConditionalOnEnabledThroughline;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClientBuilderCustomizer;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of Spring AI.
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ ChatClient.class, OpenAiChatOptions.class })
@ConditionalOnBean(Tracer.class)
public final class SpringAiAutoConfiguration {

	@Bean
	ChatClientBuilderCustomizer throughlineTraceHeader() {
		return (builder) -> builder.defaultAdvisors(new TraceHeaderAdvisor());
	}

}

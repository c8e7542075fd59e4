package io.throughline.genai.springai;

import io.micrometer.core.instrument.binder.okhttp3.OkHttpContext;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.genai.ModelCalls;
import io.throughline.genai.ModelLibrary;
import io.throughline.propagation.OutboundListener;
import io.throughline.step.StepAdapter;
import io.throughline.step.Steps;
import okhttp3.OkHttpClient;

import org.springframework.ai.anthropic.AnthropicChatOptions;
import org.springframework.ai.anthropic.http.okhttp.AnthropicHttpClientBuilderCustomizer;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.ChatClientBuilderCustomizer;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.mcp.ToolContextToMcpMetaConverter;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.http.okhttp.OpenAiHttpClientBuilderCustomizer;
import org.springframework.ai.vectorstore.observation.VectorStoreObservationContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of Spring AI.
 */
@AutoConfiguration(after = { MicrometerTracingAutoConfiguration.class, GenAiAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ChatModelObservationContext.class)
@ConditionalOnBean({ Tracer.class, ModelCalls.class })
public final class SpringAiAutoConfiguration {

	@Bean
	static StampedCalls throughlineStampedCalls(ObjectProvider<CallHeaders> headers) {
		return new StampedCalls(headers.orderedStream().toList());
	}

	@Bean
	static StepAdapter<?> throughlineChatAdapter(StampedCalls calls, ObjectProvider<CallParams> params) {
		return new ChatAdapter(calls, params);
	}

	@Bean
	static StepAdapter<?> throughlineEmbeddingAdapter() {
		return new EmbeddingAdapter();
	}

	@Bean
	static StepAdapter<?> throughlineToolAdapter() {
		return new ToolAdapter();
	}

	@Bean
	static SpringAiPostProcessor throughlineSpringAiPostProcessor(ConfigurableListableBeanFactory beans,
			ObjectProvider<ObservationRegistry> registry, ObjectProvider<Steps> steps) {
		return new SpringAiPostProcessor(beans, registry, steps);
	}

	@Bean
	static ModelLibrary throughlineSpringAiLibrary() {
		return ModelLibrary.traced("Spring AI", ChatModel.class);
	}

	/**
	 * For chat clients.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ChatClient.class)
	static class ChatClientConfiguration {

		@Bean
		ChatClientBuilderCustomizer throughlineTraceAdvisor(StampedCalls calls) {
			return (builder) -> builder.defaultAdvisors(new TraceAdvisor(calls));
		}

		@Bean
		static CallParams throughlineCallParams() {
			return new ChatClientParams();
		}

	}

	/**
	 * For vector stores.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(VectorStoreObservationContext.class)
	static class VectorStoreConfiguration {

		@Bean
		static StepAdapter<?> throughlineVectorStoreAdapter() {
			return new VectorStoreAdapter();
		}

		@Bean
		static ObservationFilter throughlineQueryFilter() {
			return new QueryFilter();
		}

	}

	/**
	 * For tools of other processes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ToolContextToMcpMetaConverter.class)
	static class McpConfiguration {

		@Bean
		@ConditionalOnMissingBean
		@ConditionalOnBean(Propagator.class)
		ToolContextToMcpMetaConverter throughlineMcpMetaConverter(Tracer tracer, Propagator propagator) {
			return new TraceMetaConverter(tracer, propagator);
		}

	}

	/**
	 * For vendors' libraries on OkHttp.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OkHttpClient.class)
	static class OkHttpConfiguration {

		@Bean
		@Order(GenAiAutoConfiguration.ORDER - 1)
		static OutboundListener throughlineOkHttpListener(StampedCalls calls) {
			return new OkHttpListener(calls);
		}

		@Bean
		@Order(GenAiAutoConfiguration.ORDER + 1)
		static OutboundListener throughlineOkHttpAttemptListener() {
			return new OkHttpAttemptListener();
		}

		@Bean
		@ConditionalOnClass(OkHttpContext.class)
		static ObservationPredicate throughlineOrphanPredicate(ObjectProvider<ModelCalls> calls,
				ObjectProvider<ObservationRegistry> registry) {
			return new OrphanPredicate(calls, registry);
		}

	}

	/**
	 * For OpenAI.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ OpenAiChatOptions.class, OkHttpClient.class })
	static class OpenAiConfiguration {

		@Bean
		static CallHeaders throughlineOpenAiCallHeaders() {
			return new OpenAiCallHeaders();
		}

		@Bean
		OpenAiHttpClientBuilderCustomizer throughlineOpenAiAttempts() {
			return (builder) -> builder.interceptor(new OkHttpAttemptInterceptor());
		}

	}

	/**
	 * For Anthropic.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ AnthropicChatOptions.class, OkHttpClient.class })
	static class AnthropicConfiguration {

		@Bean
		static CallHeaders throughlineAnthropicCallHeaders() {
			return new AnthropicCallHeaders();
		}

		@Bean
		AnthropicHttpClientBuilderCustomizer throughlineAnthropicAttempts() {
			return (builder) -> builder.interceptor(new OkHttpAttemptInterceptor());
		}

	}

}

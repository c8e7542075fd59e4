package io.throughline.genai.langchain4j;

import java.util.List;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpClientBuilderLoader;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.store.embedding.EmbeddingStore;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.genai.GenAiAutoConfiguration;
import io.throughline.genai.ModelCalls;
import io.throughline.genai.ModelLibrary;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.step.Steps;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.context.annotation.Scope;

/**
 * Auto-configuration of LangChain4j.
 */
@AutoConfiguration(after = GenAiAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ChatModel.class)
@ConditionalOnBean(ModelCalls.class)
public final class LangChain4jAutoConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static LangChain4jPostProcessor throughlineLangChain4jPostProcessor(ConfigurableListableBeanFactory beans,
			List<BeanAdvice> advices) {
		return new LangChain4jPostProcessor(beans, advices);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static CurrentSteps throughlineLangChain4jSteps(ObjectProvider<Steps> steps,
			ObjectProvider<ObservationRegistry> registry) {
		return new CurrentSteps(steps, registry, new Conversations());
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineChatModels(CurrentSteps steps) {
		return new BeanAdvice(ChatModel.class, new ChatInterceptor(steps));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineStreamingChatModels(CurrentSteps steps) {
		return new BeanAdvice(StreamingChatModel.class, new ChatInterceptor(steps));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineContentRetrievers(CurrentSteps steps) {
		return new BeanAdvice(ContentRetriever.class, new RetrievalInterceptor(steps));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineEmbeddingStores(CurrentSteps steps) {
		return new BeanAdvice(EmbeddingStore.class, new RetrievalInterceptor(steps));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineEmbeddingModels(CurrentSteps steps) {
		return new BeanAdvice(EmbeddingModel.class, new EmbeddingInterceptor(steps));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineChatMemories(CurrentSteps steps) {
		return new BeanAdvice(ChatMemory.class, new MemoryInterceptor(() -> steps));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BeanAdvice throughlineChatMemoryStores(CurrentSteps steps) {
		return new BeanAdvice(ChatMemoryStore.class, new MemoryInterceptor(() -> steps));
	}

	/**
	 * For LangChain4j's HTTP clients.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpClientBuilder.class)
	static class HttpClientConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static BeanAdvice throughlineLangChain4jHttpClients(ObjectProvider<ObservationRegistry> registry) {
			return new BeanAdvice(HttpClientBuilder.class,
					new HttpClientBuilderInterceptor(new HttpClientInterceptor(registry)));
		}

		@Bean
		static CarrierAdapter throughlineLangChain4jCarrier() {
			return new HttpRequestCarrier();
		}

		@Bean
		@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
		@ConditionalOnMissingBean
		static HttpClientBuilder throughlineHttpClientBuilder() {
			return HttpClientBuilderLoader.loadHttpClientBuilder();
		}

	}

	@Bean
	static ModelLibrary throughlineLangChain4jLibrary() {
		return ModelLibrary.traced("LangChain4j", ChatModel.class);
	}

}

package io.throughline.genai.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import io.throughline.testsupport.SpanMemory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * An application with memory.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ SpanMemory.class, NamedMemory.class, FinalMemory.class })
class MemoryApplication {

	@Bean
	ChatModel model() {
		return new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				return FakeModel.answer(request);
			}

		};
	}

	@Bean
	StreamingChatModel streamingModel() {
		return new StreamingChatModel() {

			@Override
			public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
				new Thread(() -> handler.onCompleteResponse(FakeModel.answer(request))).start();
			}

		};
	}

	@Bean
	InMemoryChatMemoryStore store() {
		return new InMemoryChatMemoryStore();
	}

	@Bean
	@Primary
	ChatMemory memory(ChatMemoryStore store) {
		return MessageWindowChatMemory.builder().id("conv-bean").maxMessages(9).chatMemoryStore(store).build();
	}

	@Bean
	MessageWindowChatMemory declaredMemory() {
		return MessageWindowChatMemory.withMaxMessages(9);
	}

	@Bean
	ArchiveMemory archive() {
		return new ArchiveMemory();
	}

	/**
	 * Models that send nothing.
	 */
	static final class FakeModel {

		private FakeModel() {
		}

		static ChatResponse answer(ChatRequest request) {
			boolean asked = request.messages().get(request.messages().size() - 1) instanceof ToolExecutionResultMessage;
			boolean tool = !asked && request.messages().toString().contains("#tool");
			ToolExecutionRequest call = ToolExecutionRequest.builder()
				.id("1")
				.name("getWeather")
				.arguments("{}")
				.build();
			return ChatResponse.builder().aiMessage(tool ? AiMessage.from(call) : AiMessage.from("answer")).build();
		}

	}

}

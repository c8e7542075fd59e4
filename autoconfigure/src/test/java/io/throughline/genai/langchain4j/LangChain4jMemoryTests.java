package io.throughline.genai.langchain4j;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.genai.ModelTraces;
import io.throughline.step.Steps;
import io.throughline.testsupport.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What becomes of LangChain4j's chat memory, of its stores and of the conversation.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LangChain4jMemoryTests {

	private ConfigurableApplicationContext application;

	private InMemorySpanExporter spans;

	@BeforeAll
	void start() {
		this.application = TestServer.NONE.start(MemoryApplication.class);
		this.spans = bean(InMemorySpanExporter.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@BeforeEach
	void reset() {
		this.spans.reset();
	}

	@Test
	void memoryOfAServiceIsReadAndWrittenInSteps() {
		MemoryAssistant assistant = service().chatMemoryProvider(this::window).build();
		assistant.ask("conv-7", "hello");
		assistant.ask("conv-7", "hello again");
		assertThat(values("gen_ai.operation.name")).containsExactly("search_memory", "create_memory", "create_memory",
				"search_memory", "create_memory", "create_memory");
		assertThat(values("gen_ai.memory.record.count")).containsExactly(0L, 1L, 1L, 2L, 1L, 1L);
		assertThat(values("gen_ai.memory.store.id")).containsOnly("MessageWindowChatMemory");
		assertThat(values("gen_ai.conversation.id")).containsOnly("conv-7");
		assertThat(this.spans.getFinishedSpanItems())
			.noneMatch((span) -> span.getAttributes().toString().contains("hello"));
	}

	@Test
	void conversationOfAServiceIsThatOfItsModelCalls() {
		MemoryAssistant assistant = service().chatMemoryProvider(this::window).build();
		assistant.ask("conv-7", "#tool");
		assistant.ask("conv-8", "hello");
		bean(ChatModel.class).chat("hello");
		assertThat(conversations()).containsExactly("conv-7", "conv-7", "conv-8", null);
	}

	@Test
	void conversationOfARequestIsOfNoOther() {
		ChatModel model = bean(ChatModel.class);
		CompletableFuture<ChatRequest> issued = new CompletableFuture<>();
		AiServiceRequestIssuedListener listener = (event) -> {
			model.chat("hello");
			issued.complete(event.request());
		};
		service().chatMemoryProvider(this::window).registerListener(listener).build().ask("conv-7", "hello");
		model.chat(issued.join());
		assertThat(conversations()).containsExactly(null, "conv-7", null);
	}

	@Test
	void conversationOfAStreamIsThatOfItsModelCallsAndMemoryIsInTheTraceOfTheCaller() {
		MemoryAssistant assistant = service().chatMemoryProvider(this::window).build();
		bean(Steps.class).workflow("turn").run((turn) -> {
			CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
			assistant.stream("conv-9", "#tool").onPartialResponse((text) -> {
			}).onCompleteResponse(answer::complete).onError(answer::completeExceptionally).start();
			answer.join();
		});
		assertThat(conversations()).containsExactly("conv-9", "conv-9");
		assertThat(values("gen_ai.operation.name")).containsExactly("search_memory", "create_memory", "create_memory",
				"create_memory", "search_memory", "create_memory");
		SpanData turn = steps("workflow").get(0);
		assertThat(steps("memory"))
			.allSatisfy((span) -> assertThat(span.getParentSpanId()).isEqualTo(turn.getSpanId()));
	}

	@Test
	void conversationOfAServiceThatIsGivenNoneIsThatOfItsMemory() {
		service().chatMemory(bean(ChatMemory.class)).build().ask("hello");
		assertThat(conversations()).containsExactly("conv-bean");
		assertThat(values("gen_ai.conversation.id")).containsOnly("conv-bean");
		bean(ChatMemory.class).clear();
	}

	@Test
	void idThatMemoryHasByDefaultIsNoConversation() {
		service().chatMemory(MessageWindowChatMemory.withMaxMessages(9)).build().ask("hello");
		assertThat(conversations()).containsExactly((Object) null);
		assertThat(values("gen_ai.conversation.id")).hasSize(3).containsOnlyNulls();
	}

	@Test
	void memoryBeanIsOneStepForEachUseAndNoneOfItsStore() {
		ChatMemory memory = bean(ChatMemory.class);
		memory.add(UserMessage.from("one"), UserMessage.from("two"));
		memory.add(List.of(UserMessage.from("three")));
		assertThat(memory.messages()).hasSize(3);
		memory.set(List.of(UserMessage.from("four"), UserMessage.from("five")));
		memory.clear();
		assertThat(memory.id()).isEqualTo("conv-bean");
		assertThat(values("gen_ai.operation.name")).containsExactly("create_memory", "create_memory", "search_memory",
				"update_memory", "delete_memory");
		assertThat(values("gen_ai.memory.record.count")).containsExactly(2L, 1L, 3L, 2L, null);
		assertThat(values("gen_ai.conversation.id")).containsOnly("conv-bean");
		assertThat(values("gen_ai.memory.store.id")).containsOnly("MessageWindowChatMemory");
		assertThat(values("throughline.step.name")).containsOnly("chat_memory");
	}

	@Test
	void storeBeanIsAStepWhereNoMemoryUsesIt() {
		ChatMemoryStore store = bean(ChatMemoryStore.class);
		store.updateMessages(42, List.of(UserMessage.from("one"), UserMessage.from("two")));
		assertThat(store.getMessages(42)).hasSize(2);
		store.deleteMessages(42);
		assertThat(values("gen_ai.operation.name")).containsExactly("update_memory", "search_memory", "delete_memory");
		assertThat(values("gen_ai.memory.record.count")).containsExactly(2L, 2L, null);
		assertThat(values("gen_ai.conversation.id")).containsOnly("42");
		assertThat(values("gen_ai.memory.store.id")).containsOnly("InMemoryChatMemoryStore");
	}

	@Test
	void memoryOfTheApplicationAnswersAsItDid() {
		ArchiveMemory memory = this.application.getBean("archive", ArchiveMemory.class);
		assertThat(memory.messages()).isSameAs(ArchiveMemory.MESSAGES);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> memory.add(UserMessage.from("no")))
			.withMessage("archived")
			.withNoCause();
		assertThat(steps("memory")).extracting((span) -> span.getStatus().getStatusCode())
			.containsExactly(StatusCode.OK, StatusCode.ERROR);
		assertThat(values("gen_ai.conversation.id")).containsOnlyNulls();
	}

	@Test
	void memoryWhoseEqualityOrStateAProxyWouldLoseStaysItself() {
		assertThat(bean(NamedMemory.class).getClass()).isEqualTo(NamedMemory.class);
		assertThat(bean(NamedMemory.class)).isEqualTo(new NamedMemory());
		assertThat(bean(FinalMemory.class).size()).isOne();
	}

	@Test
	void memoryThatIsDeclaredByItsClassKeepsItAndIsSeenInServices() {
		MessageWindowChatMemory memory = bean(MessageWindowChatMemory.class);
		assertThat(memory.getClass()).isEqualTo(MessageWindowChatMemory.class);
		service().chatMemory(memory).build().ask("hello");
		assertThat(values("gen_ai.memory.store.id")).hasSize(3).containsOnly("MessageWindowChatMemory");
	}

	@Test
	void applicationGetsTheMemoryOfAServiceAsItIs() {
		ChatMemory memory = window("conv-6");
		MemoryAssistant assistant = service().chatMemoryProvider((id) -> memory).build();
		assistant.ask("conv-6", "hello");
		assertThat(assistant.getChatMemory("conv-6")).isSameAs(memory);
	}

	private AiServices<MemoryAssistant> service() {
		return AiServices.builder(MemoryAssistant.class)
			.chatModel(bean(ChatModel.class))
			.streamingChatModel(bean(StreamingChatModel.class))
			.tools(new MemoryAssistant.Tools());
	}

	private ChatMemory window(Object id) {
		return MessageWindowChatMemory.builder()
			.id(id)
			.maxMessages(9)
			.chatMemoryStore(new InMemoryChatMemoryStore())
			.build();
	}

	private <T> T bean(Class<T> type) {
		return this.application.getBean(type);
	}

	private List<SpanData> steps(String kind) {
		return this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> kind.equals(ModelTraces.value(span, "throughline.step.kind")))
			.toList();
	}

	private List<@Nullable Object> values(String attribute) {
		return steps("memory").stream().map((span) -> ModelTraces.value(span, attribute)).toList();
	}

	private List<@Nullable Object> conversations() {
		return steps("model").stream().map((span) -> ModelTraces.value(span, "gen_ai.conversation.id")).toList();
	}

}

package io.throughline.genai.springai;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.throughline.semconv.Field;
import io.throughline.step.ModelStep;
import io.throughline.step.Step;
import io.throughline.step.StepAdapter;
import io.throughline.step.StepContext;
import io.throughline.step.Steps;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Chat models. What the wire told is better than what Spring AI keeps of it and stays.
 */
final class ChatAdapter implements StepAdapter<ChatModelObservationContext> {

	private final StampedCalls calls;

	private final ObjectProvider<CallParams> params;

	ChatAdapter(StampedCalls calls, ObjectProvider<CallParams> params) {
		this.calls = calls;
		this.params = params;
	}

	@Override
	public Class<ChatModelObservationContext> type() {
		return ChatModelObservationContext.class;
	}

	@Override
	public Step<?> start(ChatModelObservationContext context, Steps steps) {
		this.calls.begin(context);
		ChatOptions options = context.getRequest().getOptions();
		ModelStep step = steps.model("chat")
			.provider(Providers.name(context.getOperationMetadata().provider()))
			.model((options != null) ? options.getModel() : null);
		this.params.ifAvailable((params) -> told(params.of(context), step));
		return step;
	}

	@Override
	public void stop(ChatModelObservationContext context, StepContext step) {
		this.calls.end(context);
		ChatOptions options = context.getRequest().getOptions();
		if (options != null) {
			asked(options, step);
		}
		if (context.isStreaming()) {
			step.putIfAbsent(Field.STREAM, true);
		}
		ChatResponse response = context.getResponse();
		if (response != null) {
			answered(response, step);
		}
	}

	private static void told(Map<String, ?> params, ModelStep step) {
		step.conversationId(words(params.get(ChatMemory.CONVERSATION_ID)));
		String prompt = words(params.get(PromptParam.NAME));
		if (prompt != null) {
			step.prompt(prompt, words(params.get(PromptParam.VERSION)));
		}
	}

	private static void asked(ChatOptions options, StepContext step) {
		step.putIfAbsent(Field.TEMPERATURE, options.getTemperature());
		step.putIfAbsent(Field.TOP_P, options.getTopP());
		step.putIfAbsent(Field.FREQUENCY_PENALTY, options.getFrequencyPenalty());
		step.putIfAbsent(Field.PRESENCE_PENALTY, options.getPresencePenalty());
		step.putIfAbsent(Field.MAX_TOKENS, number(options.getMaxTokens()));
		step.putIfAbsent(Field.STOP_SEQUENCES, options.getStopSequences());
	}

	private static void answered(ChatResponse response, StepContext step) {
		ChatResponseMetadata metadata = response.getMetadata();
		step.putIfAbsent(Field.RESPONSE_ID, text(metadata.getId()));
		step.putIfAbsent(Field.RESPONSE_MODEL, text(metadata.getModel()));
		List<String> reasons = response.getResults()
			.stream()
			.map((result) -> result.getMetadata().getFinishReason())
			.filter(Objects::nonNull)
			.map((reason) -> reason.toLowerCase(Locale.ROOT))
			.toList();
		step.putIfAbsent(Field.FINISH_REASONS, reasons.isEmpty() ? null : reasons);
		Usage usage = metadata.getUsage();
		// Zero is what Spring AI says where the provider said nothing.
		if (usage.getTotalTokens() > 0) {
			step.putIfAbsent(Field.INPUT_TOKENS, number(usage.getPromptTokens()));
			step.putIfAbsent(Field.OUTPUT_TOKENS, number(usage.getCompletionTokens()));
			step.putIfAbsent(Field.CACHE_READ_TOKENS, usage.getCacheReadInputTokens());
			step.putIfAbsent(Field.CACHE_WRITE_TOKENS, usage.getCacheWriteInputTokens());
		}
	}

	private static @Nullable String words(@Nullable Object value) {
		return (value != null) ? text(value.toString()) : null;
	}

	private static @Nullable Long number(@Nullable Integer value) {
		return (value != null) ? Long.valueOf(value) : null;
	}

	private static @Nullable String text(@Nullable String value) {
		return (value != null && !value.isEmpty()) ? value : null;
	}

}

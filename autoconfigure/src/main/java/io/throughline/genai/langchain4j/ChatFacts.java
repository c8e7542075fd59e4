package io.throughline.genai.langchain4j;

import java.util.List;
import java.util.Set;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.throughline.semconv.Field;
import io.throughline.step.OpenStep;
import io.throughline.step.StepContext;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a chat model tells. What the wire told is better and stays.
 *
 * @param step where it is put, or {@code null} if nothing is observed
 */
record ChatFacts(@Nullable StepContext step) {

	// Their counts of input leave out what came from a cache.
	private static final Set<String> PARTIAL_INPUT = Set.of("anthropic", "aws.bedrock");

	static ChatFacts of(OpenStep<?> open) {
		return new ChatFacts(StepContext.of(open.observation().getContext()));
	}

	void asked(MethodInvocation invocation) {
		ChatRequestParameters own = (StepInvocation.argument(invocation) instanceof ChatRequest request)
				? request.parameters() : null;
		if (invocation.getThis() instanceof ChatModel model) {
			asked(model.provider(), model.defaultRequestParameters(), own);
		}
		else if (invocation.getThis() instanceof StreamingChatModel model) {
			asked(model.provider(), model.defaultRequestParameters(), own);
		}
	}

	private void asked(ModelProvider provider, ChatRequestParameters defaults, @Nullable ChatRequestParameters own) {
		put(Field.PROVIDER, Providers.name(provider));
		ChatRequestParameters effective = (own != null) ? defaults.overrideWith(own) : defaults;
		put(Field.MODEL, effective.modelName());
		put(Field.TEMPERATURE, effective.temperature());
		put(Field.TOP_P, effective.topP());
		put(Field.FREQUENCY_PENALTY, effective.frequencyPenalty());
		put(Field.PRESENCE_PENALTY, effective.presencePenalty());
		put(Field.MAX_TOKENS, number(effective.maxOutputTokens()));
		List<String> stops = effective.stopSequences();
		put(Field.STOP_SEQUENCES, (stops != null && !stops.isEmpty()) ? stops : null);
	}

	void answered(ChatResponse response) {
		put(Field.RESPONSE_ID, response.id());
		put(Field.RESPONSE_MODEL, response.modelName());
		put(Field.FINISH_REASONS, reasons(response.finishReason()));
		TokenUsage usage = response.tokenUsage();
		if (usage != null && this.step != null
				&& !PARTIAL_INPUT.contains(String.valueOf(this.step.value(Field.PROVIDER)))) {
			put(Field.INPUT_TOKENS, number(usage.inputTokenCount()));
			put(Field.OUTPUT_TOKENS, number(usage.outputTokenCount()));
		}
	}

	private void put(Field field, @Nullable Object value) {
		if (this.step != null) {
			this.step.putIfAbsent(field, value);
		}
	}

	private static @Nullable List<String> reasons(@Nullable FinishReason reason) {
		if (reason == null) {
			return null;
		}
		return switch (reason) {
			case STOP -> List.of("stop");
			case LENGTH -> List.of("length");
			case TOOL_EXECUTION -> List.of("tool_calls");
			case CONTENT_FILTER -> List.of("content_filter");
			case OTHER -> null;
		};
	}

	private static @Nullable Long number(@Nullable Integer value) {
		return (value != null) ? Long.valueOf(value) : null;
	}

}

package io.throughline.step;

import java.time.Duration;
import java.util.List;

import io.throughline.cost.Cost;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * A model is asked: the whole logical call, its retries included.
 */
public final class ModelStep extends Step<ModelStep> {

	ModelStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.MODEL, name));
	}

	private ModelStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the operation where it is no chat.
	 * @param operation for example {@code text_completion}, or {@code null}
	 * @return this
	 */
	public ModelStep operation(@Nullable String operation) {
		return set(Field.OPERATION, operation);
	}

	/**
	 * Set who provides the model.
	 * @param provider name of the provider, as OpenTelemetry spells it, or {@code null}
	 * @return this
	 */
	public ModelStep provider(@Nullable String provider) {
		return set(Field.PROVIDER, provider);
	}

	/**
	 * Set the model that is asked for.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public ModelStep model(@Nullable String model) {
		return set(Field.MODEL, model);
	}

	/**
	 * Set the prompt, in place of the last one that was rendered.
	 * @param name name of the prompt
	 * @param version its version, or {@code null}
	 * @return this
	 */
	public ModelStep prompt(String name, @Nullable String version) {
		return set(Field.PROMPT_NAME, name).set(Field.PROMPT_VERSION, version);
	}

	/**
	 * Set the conversation, where the application has one.
	 * @param id its id, or {@code null}
	 * @return this
	 */
	public ModelStep conversationId(@Nullable String id) {
		return set(Field.CONVERSATION_ID, id);
	}

	/**
	 * Set the temperature.
	 * @param value the value
	 * @return this
	 */
	public ModelStep temperature(double value) {
		return set(Field.TEMPERATURE, value);
	}

	/**
	 * Set the share of probable tokens that are sampled.
	 * @param value the value
	 * @return this
	 */
	public ModelStep topP(double value) {
		return set(Field.TOP_P, value);
	}

	/**
	 * Set the penalty for frequent tokens.
	 * @param value the value
	 * @return this
	 */
	public ModelStep frequencyPenalty(double value) {
		return set(Field.FREQUENCY_PENALTY, value);
	}

	/**
	 * Set the penalty for tokens that occurred.
	 * @param value the value
	 * @return this
	 */
	public ModelStep presencePenalty(double value) {
		return set(Field.PRESENCE_PENALTY, value);
	}

	/**
	 * Set the most tokens that may come out.
	 * @param tokens the number
	 * @return this
	 */
	public ModelStep maxTokens(long tokens) {
		return set(Field.MAX_TOKENS, tokens);
	}

	/**
	 * Set the seed.
	 * @param value the value
	 * @return this
	 */
	public ModelStep seed(long value) {
		return set(Field.SEED, value);
	}

	/**
	 * Set how many answers are asked for, where it is not one.
	 * @param count the number
	 * @return this
	 */
	public ModelStep choiceCount(long count) {
		return set(Field.CHOICE_COUNT, count);
	}

	/**
	 * Set what ends the answer; content.
	 * @param sequences the texts
	 * @return this
	 */
	public ModelStep stopSequences(List<String> sequences) {
		return set(Field.STOP_SEQUENCES, sequences);
	}

	/**
	 * Set that the answer is streamed.
	 * @param streamed whether it is
	 * @return this
	 */
	public ModelStep stream(boolean streamed) {
		return set(Field.STREAM, streamed);
	}

	/**
	 * Set the format that is asked for.
	 * @param type {@code text}, {@code json}, {@code image} or {@code speech}, or
	 * {@code null}
	 * @return this
	 */
	public ModelStep outputType(@Nullable String type) {
		return set(Field.OUTPUT_TYPE, type);
	}

	/**
	 * Set name and version of the schema that is asked for.
	 * @param schema the schema, or {@code null}
	 * @return this
	 */
	public ModelStep outputSchema(@Nullable String schema) {
		return set(Field.OUTPUT_SCHEMA, schema);
	}

	/**
	 * Set which tools the model may choose.
	 * @param choice for example {@code auto}, or {@code null}
	 * @return this
	 */
	public ModelStep toolChoice(@Nullable String choice) {
		return set(Field.TOOL_CHOICE, choice);
	}

	/**
	 * Set how long an answer is waited for.
	 * @param timeout the time-out
	 * @return this
	 */
	public ModelStep timeout(Duration timeout) {
		return set(Field.REQUEST_TIMEOUT, timeout.toNanos() / 1e9);
	}

	/**
	 * Set the system instructions; content.
	 * @param text the text, or {@code null}
	 * @return this
	 */
	public ModelStep systemInstructions(@Nullable String text) {
		return set(Field.SYSTEM_INSTRUCTIONS, text);
	}

	/**
	 * Set the messages; content.
	 * @param messages the messages, as JSON, or {@code null}
	 * @return this
	 */
	public ModelStep input(@Nullable String messages) {
		return set(Field.INPUT_MESSAGES, messages);
	}

	/**
	 * Set the answers; content.
	 * @param messages the messages, as JSON, or {@code null}
	 * @return this
	 */
	public ModelStep output(@Nullable String messages) {
		return set(Field.OUTPUT_MESSAGES, messages);
	}

	/**
	 * Set the model that answered.
	 * @param model the model's exact name, or {@code null}
	 * @return this
	 */
	public ModelStep responseModel(@Nullable String model) {
		return set(Field.RESPONSE_MODEL, model);
	}

	/**
	 * Set the id of the answer.
	 * @param id the id, or {@code null}
	 * @return this
	 */
	public ModelStep responseId(@Nullable String id) {
		return set(Field.RESPONSE_ID, id);
	}

	/**
	 * Set the id that the provider gave the request.
	 * @param id the id, or {@code null}
	 * @return this
	 */
	public ModelStep providerRequestId(@Nullable String id) {
		return set(Field.PROVIDER_REQUEST_ID, id);
	}

	/**
	 * Set why each answer ended.
	 * @param reasons the reasons, in the order of the answers
	 * @return this
	 */
	public ModelStep finishReasons(List<String> reasons) {
		return set(Field.FINISH_REASONS, reasons);
	}

	/**
	 * Set how long the first chunk took.
	 * @param time the time since the start
	 * @return this
	 */
	public ModelStep timeToFirstChunk(Duration time) {
		return set(Field.TIME_TO_FIRST_CHUNK, time.toNanos() / 1e9);
	}

	/**
	 * Note a chunk of a streamed answer, once it has come: the first one is the time to
	 * the first chunk, the others are measured from one to the next.
	 * @return this
	 */
	public ModelStep chunk() {
		return guarded(context()::chunk);
	}

	/**
	 * Set the tokens that went in, those from a cache included.
	 * @param tokens the number
	 * @return this
	 */
	public ModelStep inputTokens(long tokens) {
		return set(Field.INPUT_TOKENS, tokens);
	}

	/**
	 * Set the tokens that came out, reasoning included.
	 * @param tokens the number
	 * @return this
	 */
	public ModelStep outputTokens(long tokens) {
		return set(Field.OUTPUT_TOKENS, tokens);
	}

	/**
	 * Set the tokens that came from the provider's cache.
	 * @param tokens the number
	 * @return this
	 */
	public ModelStep cacheReadTokens(long tokens) {
		return set(Field.CACHE_READ_TOKENS, tokens);
	}

	/**
	 * Set the tokens that went into the provider's cache.
	 * @param tokens the number
	 * @return this
	 */
	public ModelStep cacheWriteTokens(long tokens) {
		return set(Field.CACHE_WRITE_TOKENS, tokens);
	}

	/**
	 * Set the tokens that the model thought with.
	 * @param tokens the number
	 * @return this
	 */
	public ModelStep reasoningTokens(long tokens) {
		return set(Field.REASONING_TOKENS, tokens);
	}

	/**
	 * Set what the provider or a gateway says that the call costs, which counts before
	 * any configured price.
	 * @param cost the cost, or {@code null} if nothing was said
	 * @return this
	 * @see Cost#reported
	 */
	public ModelStep reportedCost(@Nullable Cost cost) {
		return (cost != null) ? guarded(() -> context().cost(cost)) : this;
	}

	/**
	 * Set how often the provider was called.
	 * @param count the number
	 * @return this
	 */
	public ModelStep attempts(long count) {
		return set(Field.ATTEMPTS, count);
	}

	/**
	 * Set whether another model stood in.
	 * @param used whether one did
	 * @return this
	 */
	public ModelStep fallback(boolean used) {
		return set(Field.FALLBACK, used);
	}

	/**
	 * Set whether the answer is cut off.
	 * @param cut whether it is
	 * @return this
	 */
	public ModelStep truncated(boolean cut) {
		return set(Field.TRUNCATED, cut);
	}

	@Override
	ModelStep with(StepObservations observations, StepContext context) {
		return new ModelStep(observations, context);
	}

}

package io.throughline.genai;

import java.util.Map;

/**
 * What the model server tells in one provider's format.
 *
 * @param provider the provider
 * @param model the model that is asked
 * @param responseModel the model that answers
 * @param finishReasons the provider's finish reasons by OpenAI's, where it has them
 * @param usage attributes of a complete answer
 * @param begunUsage attributes of a stream that stops early
 * @param streamError error in the midst of a stream
 */
public record ModelFacts(String provider, String model, String responseModel, Map<String, String> finishReasons,
		Map<String, Long> usage, Map<String, Long> begunUsage, String streamError) {

	/**
	 * In OpenAI's format.
	 */
	public static final ModelFacts OPENAI = new ModelFacts("openai", "gpt-4o-mini", "gpt-4o-mini-2024-07-18",
			Map.of("stop", "stop", "tool_calls", "tool_calls", "length", "length"),
			Map.of("gen_ai.usage.input_tokens", 120L, "gen_ai.usage.output_tokens", 30L,
					"gen_ai.usage.cache_read.input_tokens", 64L, "gen_ai.usage.reasoning.output_tokens", 12L),
			Map.of(), "server_error");

	/**
	 * In Anthropic's format.
	 */
	public static final ModelFacts ANTHROPIC = new ModelFacts("anthropic", "claude-sonnet-4-5", "claude-sonnet-4-5",
			Map.of("stop", "end_turn", "tool_calls", "tool_use"),
			Map.of("gen_ai.usage.input_tokens", 125L, "gen_ai.usage.output_tokens", 30L,
					"gen_ai.usage.cache_read.input_tokens", 64L, "gen_ai.usage.cache_write.input_tokens", 5L),
			Map.of("gen_ai.usage.input_tokens", 125L, "gen_ai.usage.output_tokens", 1L), "overloaded_error");

	/**
	 * Return whether a stream tells its usage only where that is asked for.
	 */
	boolean tellsUsageOnlyAtTheEnd() {
		return this.begunUsage.isEmpty();
	}

}

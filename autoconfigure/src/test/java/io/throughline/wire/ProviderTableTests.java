package io.throughline.wire;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import io.throughline.wire.ModelCallFacts.End;
import io.throughline.semconv.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facts of the calls of providers that the stand-in does not play.
 */
class ProviderTableTests {

	@ParameterizedTest
	@ValueSource(strings = { "responses", "responses stream" })
	void readsOpenAiResponses(String name) {
		ModelCallFacts facts = WireCases.good(name).facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.OPERATION, "chat")
			.containsEntry(Field.PROVIDER, "openai")
			.containsEntry(Field.MODEL, "gpt-5")
			.containsEntry(Field.TEMPERATURE, 0.5)
			.containsEntry(Field.TOP_P, 1.0)
			.containsEntry(Field.MAX_TOKENS, 200L)
			.containsEntry(Field.REASONING_LEVEL, "low")
			.containsEntry(Field.SERVICE_TIER, "flex")
			.containsEntry(Field.OUTPUT_TYPE, "json")
			.containsEntry(Field.OUTPUT_SCHEMA, "weather_v2")
			.containsEntry(Field.TOOL_CHOICE, "getWeather")
			.containsEntry(Field.PREVIOUS_RESPONSE_ID, "resp_0")
			.containsEntry(Field.CONVERSATION_ID, "conv_1")
			.containsEntry(Field.SYSTEM_INSTRUCTIONS, "[{\"type\":\"text\",\"content\":\"Be brief.\"}]")
			.containsEntry(Field.RESPONSE_ID, "resp_1")
			.containsEntry(Field.RESPONSE_MODEL, "gpt-5-2025-08-07")
			.containsEntry(Field.RESPONSE_SERVICE_TIER, "default")
			.containsEntry(Field.FINISH_REASONS, List.of("completed"));
		assertTokens(facts, 36L, 87L, 12L, 4L, 64L);
		assertToolCall(facts, "call_1");
	}

	@Test
	void readsAResponseThatFailedOrStoppedEarly() {
		WireCall call = WireCases.good("responses");
		assertThat(call
			.replace("\"status\": \"completed\",\n  \"error\": null",
					"\"status\": \"failed\", \"error\": {\"code\": \"rate_limit_exceeded\", \"message\": \"m\"}")
			.facts()).extracting(ModelCallFacts::end, ModelCallFacts::errorType)
			.containsExactly(End.FAILED, "rate_limit_exceeded");
		assertThat(call
			.replace("\"incomplete_details\": null", "\"incomplete_details\": {\"reason\": \"max_output_tokens\"}")
			.facts()
			.values()).containsEntry(Field.FINISH_REASONS, List.of("max_output_tokens"));
		WireCall stream = WireCases.good("responses stream");
		assertThat(stream.events(4, "").facts().end()).isEqualTo(End.TRUNCATED);
		assertThat(stream.events(4, "data: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"m\"}\n\n")
			.facts()
			.errorType()).isEqualTo("server_error");
	}

	@Test
	void readsParametersOfAChat() {
		WireCall call = WireCases.good("openai stream").request(WireCall.resource("parameters.request.json"));
		assertThat(call.facts().values()).containsEntry(Field.MODEL, "gpt-4o")
			.containsEntry(Field.TEMPERATURE, 1.0)
			.containsEntry(Field.TOP_P, 0.9)
			.containsEntry(Field.MAX_TOKENS, 200L)
			.containsEntry(Field.SEED, 7L)
			.containsEntry(Field.CHOICE_COUNT, 2L)
			.containsEntry(Field.STOP_SEQUENCES, List.of("END"))
			.containsEntry(Field.FREQUENCY_PENALTY, 0.1)
			.containsEntry(Field.PRESENCE_PENALTY, 0.2)
			.containsEntry(Field.REASONING_LEVEL, "low")
			.containsEntry(Field.SERVICE_TIER, "flex")
			.containsEntry(Field.OUTPUT_TYPE, "json")
			.containsEntry(Field.OUTPUT_SCHEMA, "weather_v2")
			.containsEntry(Field.TOOL_CHOICE, "getWeather")
			.containsEntry(Field.STREAM, true)
			.containsEntry(Field.INPUT_MESSAGES,
					"[{\"role\":\"system\",\"parts\":[{\"type\":\"text\",\"content\":\"Be brief.\"}]},"
							+ "{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"weather?\"},"
							+ "{\"type\":\"image_url\"}]}]");
	}

	@Test
	void readsAzure() {
		ModelCallFacts facts = WireCases.good("azure stream").facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.PROVIDER, "azure.ai.openai")
			.containsEntry(Field.MODEL, "gpt4o eu")
			.containsEntry(Field.RESPONSE_MODEL, "gpt-4o-2024-11-20")
			.containsEntry(Field.RESPONSE_ID, "chatcmpl-a1")
			.containsEntry(Field.PROVIDER_REQUEST_ID, "apim_1");
		assertThat(WireCases.good("openai").header("x-ms-region", "Sweden Central").facts().values())
			.containsEntry(Field.PROVIDER, "azure.ai.openai");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gemini", "gemini stream", "gemini array" })
	void readsGemini(String name) {
		ModelCallFacts facts = WireCases.good(name).facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.OPERATION, "generate_content")
			.containsEntry(Field.PROVIDER, "gcp.gemini")
			.containsEntry(Field.MODEL, "gemini-2.5-flash")
			.containsEntry(Field.RESPONSE_MODEL, "gemini-2.5-flash")
			.containsEntry(Field.RESPONSE_ID, "r1")
			.containsEntry(Field.TEMPERATURE, 0.5)
			.containsEntry(Field.TOP_P, 0.9)
			.containsEntry(Field.REQUEST_TOP_K, 40L)
			.containsEntry(Field.CHOICE_COUNT, 2L)
			.containsEntry(Field.SEED, 7L)
			.containsEntry(Field.STOP_SEQUENCES, List.of("END"))
			.containsEntry(Field.OUTPUT_TYPE, "json")
			.containsEntry(Field.REASONING_LEVEL, "low")
			.containsEntry(Field.TOOL_CHOICE, "ANY")
			.containsEntry(Field.SYSTEM_INSTRUCTIONS, "[{\"type\":\"text\",\"content\":\"Be brief.\"}]")
			.containsEntry(Field.OUTPUT_MESSAGES,
					"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"Let me look.\"},"
							+ "{\"type\":\"text\",\"content\":\"Sunny. \"},{\"type\":\"tool_call\","
							+ "\"name\":\"getWeather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}],"
							+ "\"finish_reason\":\"STOP\"}]");
		assertThat(facts.values().get(Field.STREAM)).isEqualTo(name.equals("gemini") ? null : true);
		assertTokens(facts, 36L, 87L, 12L, null, 64L);
	}

	@Test
	void readsWhatGeminiRefuses() {
		WireCall call = WireCases.good("gemini");
		assertThat(call.response("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}").facts().values())
			.containsEntry(Field.FINISH_REASONS, List.of("SAFETY"));
		String error = "{\"error\":{\"code\":429,\"message\":\"m\",\"status\":\"RESOURCE_EXHAUSTED\"}}";
		assertThat(call.status(429).response(error).facts().errorType()).isEqualTo("resource_exhausted");
		assertThat(WireCases.good("gemini array").status(429).response("[" + error + "]").facts().errorType())
			.isEqualTo("resource_exhausted");
		assertThat(WireCases.good("gemini array").replace("\"finishReason\": \"STOP\",", "").facts().end())
			.isEqualTo(End.TRUNCATED);
	}

	@Test
	void readsBedrock() {
		ModelCallFacts facts = WireCases.good("bedrock").facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.PROVIDER, "aws.bedrock")
			.containsEntry(Field.MODEL, "anthropic.claude-3-5-sonnet-20240620-v1:0")
			.containsEntry(Field.FINISH_REASONS, List.of("tool_use"))
			.containsEntry(Field.TOOL_CHOICE, "any")
			.containsEntry(Field.MAX_TOKENS, 200L)
			.containsEntry(Field.SYSTEM_INSTRUCTIONS, "[{\"type\":\"text\",\"content\":\"Be brief.\"}]");
		assertTokens(facts, 36L, 87L, 12L, 4L, null);
		assertToolCall(facts, "t1");
	}

	@Test
	void readsOnlyHeadersOfBinaryStreams() {
		ModelCallFacts facts = WireCall
			.of("/model/amazon.nova-lite-v1:0/converse-stream", "bedrock.request.json", "bedrock.json")
			.header("content-type", "application/vnd.amazon.eventstream")
			.header("x-amzn-bedrock-input-token-count", "36")
			.facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.MODEL, "amazon.nova-lite-v1:0")
			.containsEntry(Field.STREAM, true)
			.containsEntry(Field.INPUT_TOKENS, 36L)
			.containsEntry(Field.TIME_TO_FIRST_CHUNK, 0.25)
			.doesNotContainKeys(Field.FINISH_REASONS, Field.OUTPUT_TOKENS);
	}

	@Test
	void readsWhatBedrockRefuses() {
		assertThat(WireCases.good("bedrock")
			.status(429)
			.header("x-amzn-errortype", "ThrottlingException:http://internal.amazon.com/")
			.response("{\"message\":\"Too many requests\"}")
			.facts()
			.errorType()).isEqualTo("throttlingexception");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cohere", "cohere stream" })
	void readsCohere(String name) {
		ModelCallFacts facts = WireCases.good(name).facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.PROVIDER, "cohere")
			.containsEntry(Field.MODEL, "command-a-03-2025")
			.containsEntry(Field.RESPONSE_ID, "co_1")
			.containsEntry(Field.TOP_P, 0.9)
			.containsEntry(Field.REQUEST_TOP_K, 40L)
			.containsEntry(Field.OUTPUT_TYPE, "json")
			.containsEntry(Field.TOOL_CHOICE, "REQUIRED")
			.containsEntry(Field.FINISH_REASONS, List.of("TOOL_CALL"))
			.doesNotContainKey(Field.RESPONSE_MODEL);
		assertTokens(facts, 36L, 87L, null, null, null);
		assertToolCall(facts, "call_1");
	}

	@Test
	void readsARerank() {
		assertThat(WireCases.good("rerank").facts().values()).containsEntry(Field.OPERATION, "rerank")
			.containsEntry(Field.PROVIDER, "cohere")
			.containsEntry(Field.MODEL, "rerank-v3.5")
			.containsEntry(Field.QUERY, "sun")
			.containsEntry(Field.CANDIDATES, 3L)
			.containsEntry(Field.TOP_N, 2L)
			.containsEntry(Field.RESULT_COUNT, 2L)
			.containsEntry(Field.SEARCH_UNITS, 1L)
			.containsEntry(Field.RESPONSE_ID, "rr_1");
	}

	@Test
	void readsVllm() {
		ModelCallFacts facts = WireCases.good("vllm stream").facts();
		assertThat(facts.values()).containsEntry(Field.RESPONSE_MODEL, "qwen3")
			.containsEntry(Field.OUTPUT_MESSAGES,
					"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"reasoning\",\"content\":\"Let me look.\"},"
							+ "{\"type\":\"text\",\"content\":\"Sunny.\"}],\"finish_reason\":\"stop\"}]");
		assertTokens(facts, 9L, 11L, null, null, null);
	}

	@Test
	void readsWhatGatewaysAdd() {
		ModelCallFacts openRouter = WireCases.good("openrouter").facts();
		assertThat(openRouter.reportedCost()).isEqualTo("0.00014");
		assertThat(openRouter.values()).containsEntry(Field.RESPONSE_ID, "gen-1")
			.containsEntry(Field.UPSTREAM_PROVIDER, "Fireworks")
			.containsEntry(Field.CACHE_READ_TOKENS, 0L);
		ModelCallFacts liteLlm = WireCases.good("openai")
			.header("x-litellm-call-id", "c-1")
			.header("x-litellm-response-cost", "2.85e-05")
			.facts();
		assertThat(liteLlm.reportedCost()).isEqualTo("2.85e-05");
		assertThat(liteLlm.values()).containsEntry(Field.GATEWAY_REQUEST_ID, "c-1");
	}

	@ParameterizedTest
	@CsvSource({ "https://api.mistral.ai/v1/chat/completions, mistral_ai",
			"https://API.mistral.ai/v1/chat/completions, mistral_ai",
			"https://other.example/v1/chat/completions, openai",
			"https://x.example/v1/projects/p/locations/l/publishers/google/models/m:generateContent, gcp.vertex_ai",
			"https://x.example/openai/deployments/d/embeddings, azure.ai.openai" })
	void namesTheProviderOfAHost(URI uri, String provider) {
		ModelExchange exchange = new ModelCallRecognizer(Map.of("api.mistral.ai", "mistral_ai")).recognize("POST", uri);
		exchange.request(ByteBuffer.wrap(WireCall.resource("openai-plain.request.json")));
		exchange.requestEnd();
		exchange.response(200, Map.of("mistral-correlation-id", "m_1")::get);
		assertThat(exchange.facts().values()).containsEntry(Field.PROVIDER, provider)
			.containsEntry(Field.PROVIDER_REQUEST_ID, "m_1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"openai | {\"error\":{\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}} | rate_limit_exceeded",
			"openai | {\"error\":{\"type\":\"BadRequestError\",\"code\":400}} | badrequesterror",
			"openai | {\"error\":{\"code\":\"429\",\"message\":\"slow down\"}} | 400",
			"openai | {\"object\":\"error\",\"type\":\"NotFoundError\",\"code\":404} | notfounderror",
			"openai | <html>Bad gateway</html> | 400", "openai | {} | 400",
			"ollama | {\"error\":\"model 'x' not found\"} | 400", "cohere | {\"message\":\"no\"} | 400",
			"anthropic | {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\"}} | invalid_request_error" })
	void findsAShortWordForAnError(String name, String body, String error) {
		assertThat(WireCases.good(name).status(400).response(body).facts().errorType()).isEqualTo(error);
	}

	@Test
	void namesAnErrorThatHasNoWord() {
		assertThat(
				WireCases.good("ollama stream").response("{\"error\":\"out of memory, sorry\"}\n").facts().errorType())
			.isEqualTo("provider_error");
	}

	private void assertTokens(ModelCallFacts facts, Object... tokens) {
		Map<Field, Object> values = facts.values();
		assertThat(new Object[] { values.get(Field.INPUT_TOKENS), values.get(Field.OUTPUT_TOKENS),
				values.get(Field.CACHE_READ_TOKENS), values.get(Field.CACHE_WRITE_TOKENS),
				values.get(Field.REASONING_TOKENS) })
			.containsExactly(tokens);
	}

	private void assertToolCall(ModelCallFacts facts, String id) {
		assertThat(facts.toolCalls()).containsExactly(new ToolCall(id, "getWeather", "{\"city\":\"Paris\"}"));
	}

}

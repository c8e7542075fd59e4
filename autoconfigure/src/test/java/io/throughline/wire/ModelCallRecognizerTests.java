package io.throughline.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.throughline.wire.ModelCallFacts.End;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facts of the calls that the stand-in for a model answers.
 */
class ModelCallRecognizerTests {

	private static final String USAGE_EVENT = "data: {\"id\":\"chatcmpl-1\",\"created\":1700000000,"
			+ "\"model\":\"gpt-4o-mini-2024-07-18\",\"system_fingerprint\":\"fp_1\","
			+ "\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\"";

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "openai, stop, 120, 30, 64, -, 12, -",
			"openai stream, stop, 120, 30, 64, -, 12, 0.25", "openai tool, tool_calls, 120, 30, 64, -, 12, -",
			"openai turn 2, stop, 120, 30, 64, -, 12, -", "openai tool stream, tool_calls, 120, 30, 64, -, 12, 0.25",
			"openai toolargs, tool_calls, 120, 30, 64, -, 12, -",
			"openai toolsplit, tool_calls, 120, 30, 64, -, 12, 0.25", "openai json, stop, 120, 30, 64, -, 12, -",
			"openai badjson, stop, 120, 30, 64, -, 12, -", "embeddings, -, 7, -, -, -, -, -",
			"embeddings base64, -, 7, -, -, -, -, -", "anthropic, end_turn, 125, 30, 64, 5, -, -",
			"anthropic stream, end_turn, 125, 30, 64, 5, -, 0.25", "anthropic tool, tool_use, 125, 30, 64, 5, -, -",
			"anthropic tool stream, tool_use, 125, 30, 64, 5, -, 0.25", "ollama, stop, 11, 7, -, -, -, -",
			"ollama stream, stop, 11, 7, -, -, -, 0.25" })
	void readsACallThatEndsWell(String name, @Nullable String finish, @Nullable Long input, @Nullable Long output,
			@Nullable Long cached, @Nullable Long written, @Nullable Long reasoning, @Nullable Double time) {
		ModelCallFacts facts = WireCases.good(name).facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.errorType()).isNull();
		assertThat(facts.values().get(Field.FINISH_REASONS)).isEqualTo((finish != null) ? List.of(finish) : null);
		assertThat(facts.values().get(Field.INPUT_TOKENS)).isEqualTo(input);
		assertThat(facts.values().get(Field.OUTPUT_TOKENS)).isEqualTo(output);
		assertThat(facts.values().get(Field.CACHE_READ_TOKENS)).isEqualTo(cached);
		assertThat(facts.values().get(Field.CACHE_WRITE_TOKENS)).isEqualTo(written);
		assertThat(facts.values().get(Field.REASONING_TOKENS)).isEqualTo(reasoning);
		assertThat(facts.values().get(Field.TIME_TO_FIRST_CHUNK)).isEqualTo(time);
		assertThat(facts.values().get(Field.TIME_TO_FIRST_CONTENT)).isEqualTo(time);
		assertThat(facts.values().get(Field.STREAM)).isEqualTo((time != null) ? true : null);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "openai, chat, openai, gpt-4o-mini, gpt-4o-mini-2024-07-18, chatcmpl-1",
					"openai stream, chat, openai, gpt-4o-mini, gpt-4o-mini-2024-07-18, chatcmpl-1",
					"openai turn 2, chat, openai, gpt-4o-mini, gpt-4o-mini-2024-07-18, chatcmpl-2",
					"embeddings, embeddings, openai, text-embedding-3-small, text-embedding-3-small, -",
					"anthropic, chat, anthropic, claude-sonnet-4-5, claude-sonnet-4-5, msg_1",
					"anthropic stream, chat, anthropic, claude-sonnet-4-5, claude-sonnet-4-5, msg_1",
					"ollama, chat, ollama, llama3, llama3, -", "ollama stream, chat, ollama, llama3, llama3, -" })
	void namesTheCall(String name, String operation, String provider, String model, String answered,
			@Nullable String id) {
		Map<Field, Object> values = WireCases.good(name).facts().values();
		assertThat(values).containsEntry(Field.OPERATION, operation)
			.containsEntry(Field.PROVIDER, provider)
			.containsEntry(Field.MODEL, model)
			.containsEntry(Field.RESPONSE_MODEL, answered)
			.containsEntry(Field.PROVIDER_REQUEST_ID, "req_1");
		assertThat(values.get(Field.RESPONSE_ID)).isEqualTo(id);
	}

	@ParameterizedTest
	@CsvSource({ "openai tool, call_1", "openai tool stream, call_1", "openai toolsplit, call_1",
			"anthropic tool, toolu_1", "anthropic tool stream, toolu_1" })
	void readsTheToolThatIsAskedFor(String name, String id) {
		assertThat(WireCases.good(name).facts().toolCalls())
			.containsExactly(new ToolCall(id, "getWeather", "{\"city\":\"Paris\"}"));
	}

	@Test
	void keepsArgumentsThatAreNoJson() {
		assertThat(WireCases.good("openai toolargs").facts().toolCalls())
			.containsExactly(new ToolCall("call_1", "getWeather", "{\"city\":"));
	}

	@Test
	void leavesOutTokensThatAreNotSent() {
		WireCall call = WireCases.good("openai stream");
		String text = call.text();
		int usage = text.indexOf(USAGE_EVENT);
		ModelCallFacts facts = call.response(text.substring(0, usage) + "data: [DONE]\n\n").facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).doesNotContainKeys(Field.INPUT_TOKENS, Field.OUTPUT_TOKENS, Field.CACHE_READ_TOKENS,
				Field.REASONING_TOKENS);
	}

	@Test
	void readsAnAnswerThatGrewTooLong() {
		ModelCallFacts facts = WireCases.good("openai").replace("\"stop\"", "\"length\"").facts();
		assertThat(facts.values()).containsEntry(Field.FINISH_REASONS, List.of("length"));
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
	}

	@ParameterizedTest
	@CsvSource({ "openai, 429, rate-limit.json, rate_limit", "openai stream, 429, rate-limit.json, rate_limit",
			"anthropic, 500, server-error.json, server_error", "ollama, 500, server-error.json, server_error" })
	void readsWhyTheProviderRefuses(String name, int status, String body, String error) {
		ModelCallFacts facts = WireCases.good(name)
			.status(status)
			.header("content-type", "application/json")
			.header("retry-after", "1")
			.response(WireCall.resource(body))
			.facts();
		assertThat(facts.end()).isEqualTo(End.FAILED);
		assertThat(facts.errorType()).isEqualTo(error);
		assertThat(facts.status()).isEqualTo(status);
		assertThat(facts.retryAfter()).isEqualTo("1");
		assertThat(facts.values()).containsEntry(Field.PROVIDER_REQUEST_ID, "req_1")
			.doesNotContainKeys(Field.INPUT_TOKENS, Field.FINISH_REASONS, Field.TIME_TO_FIRST_CHUNK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai", "openai stream", "anthropic", "anthropic stream", "ollama", "embeddings" })
	void noticesAnAnswerThatIsCut(String name) {
		ModelCallFacts facts = WireCases.good(name)
			.header("content-type", "application/json")
			.response(WireCall.resource("malformed.txt"))
			.facts();
		assertThat(facts.end()).isEqualTo(End.FAILED);
		assertThat(facts.errorType()).isEqualTo("malformed_response");
		assertThat(facts.values()).doesNotContainKeys(Field.INPUT_TOKENS, Field.FINISH_REASONS,
				Field.TIME_TO_FIRST_CHUNK);
	}

	@Test
	void noticesAStreamThatStops() {
		WireCall call = WireCases.good("openai stream").response(WireCall.resource("openai-abort.sse"));
		assertTruncated(call.facts());
		assertTruncated(call.facts(100, 100, (exchange) -> exchange.failed(new IOException("closed"))));
	}

	@Test
	void noticesAnAnthropicStreamThatStops() {
		ModelCallFacts facts = WireCases.good("anthropic stream").events(3, "").facts();
		assertThat(facts.end()).isEqualTo(End.TRUNCATED);
		assertThat(facts.errorType()).isEqualTo("stream_truncated");
		assertThat(facts.values()).containsEntry(Field.INPUT_TOKENS, 125L)
			.containsEntry(Field.OUTPUT_TOKENS, 1L)
			.containsEntry(Field.CACHE_READ_TOKENS, 64L)
			.containsEntry(Field.CACHE_WRITE_TOKENS, 5L)
			.containsEntry(Field.TIME_TO_FIRST_CONTENT, 0.25)
			.doesNotContainKey(Field.FINISH_REASONS);
	}

	@ParameterizedTest
	@CsvSource({ "openai stream, openai-streamerr.sse, server_error",
			"anthropic stream, anthropic-streamerr.sse, overloaded_error" })
	void readsAnErrorWithinAStream(String name, String frame, String error) {
		ModelCallFacts facts = WireCases.good(name).events(3, new String(WireCall.resource(frame))).facts();
		assertThat(facts.end()).isEqualTo(End.FAILED);
		assertThat(facts.errorType()).isEqualTo(error);
		assertThat(facts.values()).doesNotContainKey(Field.FINISH_REASONS).containsKey(Field.OUTPUT_MESSAGES);
	}

	@Test
	void tellsAReaderThatLeavesFromAStreamThatStops() {
		ModelCallFacts facts = WireCases.good("openai stream").events(2, "").facts(100, 100, ModelExchange::cancelled);
		assertThat(facts.end()).isEqualTo(End.CANCELLED);
		assertThat(facts.errorType()).isNull();
		assertThat(facts.values()).containsEntry(Field.TIME_TO_FIRST_CHUNK, 0.25)
			.doesNotContainKeys(Field.FINISH_REASONS, Field.INPUT_TOKENS, Field.TRUNCATED);
	}

	@Test
	void readsACompressedAnswer() throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		WireCall call = WireCases.good("openai");
		try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
			out.write(call.response());
		}
		ModelCallFacts plain = call.facts();
		WireCall compressed = call.header("content-encoding", "gzip").response(zipped.toByteArray());
		assertThat(compressed.facts()).isEqualTo(plain);
		assertThat(compressed.facts(1, 1)).isEqualTo(plain);
	}

	@Test
	void writesMessagesInTheStandardsForm() {
		Map<Field, Object> values = WireCases.good("openai turn 2").facts().values();
		assertThat(values).containsEntry(Field.INPUT_MESSAGES,
				"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"#tool weather\"}]},"
						+ "{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"call_1\","
						+ "\"name\":\"getWeather\",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}]},"
						+ "{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"call_1\","
						+ "\"response\":\"21C in Paris\"}]}]");
		assertThat(values).containsEntry(Field.OUTPUT_MESSAGES,
				"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Hello from fake\"}],"
						+ "\"finish_reason\":\"stop\"}]");
		assertThat(WireCases.good("anthropic tool").facts().values().get(Field.INPUT_MESSAGES))
			.isEqualTo("[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"#tool weather\"}]},"
					+ "{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"toolu_1\","
					+ "\"name\":\"getWeather\",\"arguments\":{\"city\":\"Paris\"}}]},"
					+ "{\"role\":\"user\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"toolu_1\","
					+ "\"response\":\"21C in Paris\"}]}]");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /v1/chat/completions", "POST, /chat", "POST, /api/chats", "POST, /v1/messages/count_tokens",
			"POST, /models/m:predict", "POST, /model/converse", "POST, ''" })
	void leavesOtherRequestsAlone(String method, String path) {
		assertThat(new ModelCallRecognizer(Map.of()).recognize(method, URI.create("http://localhost" + path))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/api/chat, '{\"message\":\"hi\",\"sessionId\":\"s1\"}', false", "/api/chat, '', false",
			"/v1/messages, '{\"messages\":[{\"id\":1}]}', false", "/survey/responses, '{\"input\":\"yes\"}', false",
			"/v1/chat/completions, '{\"messages\":[', false", "/v1/chat/completions, '[1]', false",
			"/v1/completions, '{\"model\":\"m\",\"prompt\":\"hi\"}', true" })
	void knowsACallByItsBody(String path, String body, boolean call) {
		ModelExchange exchange = new ModelCallRecognizer(Map.of()).recognize("POST",
				URI.create("http://localhost" + path));
		exchange.request(ByteBuffer.wrap(body.getBytes()));
		exchange.requestEnd();
		assertThat(exchange.isModelCall()).isEqualTo(call);
	}

	private void assertTruncated(ModelCallFacts facts) {
		assertThat(facts.end()).isEqualTo(End.TRUNCATED);
		assertThat(facts.errorType()).isEqualTo("stream_truncated");
		assertThat(facts.values()).containsEntry(Field.TRUNCATED, true)
			.containsEntry(Field.TIME_TO_FIRST_CHUNK, 0.25)
			.doesNotContainKeys(Field.FINISH_REASONS, Field.INPUT_TOKENS)
			.containsEntry(Field.OUTPUT_MESSAGES,
					"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Hello from \"}]}]");
	}

}

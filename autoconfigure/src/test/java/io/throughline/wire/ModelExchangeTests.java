package io.throughline.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

import io.throughline.wire.ModelCallFacts.End;
import io.throughline.semconv.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ModelExchange}.
 */
class ModelExchangeTests {

	private static final URI CHAT = URI.create("http://localhost/v1/chat/completions");

	private final AtomicLong time = new AtomicLong();

	private final ModelExchange exchange = new ModelCallRecognizer(Map.of(), this.time::get).recognize("POST", CHAT);

	@Test
	void tellsTheFirstChunkFromTheFirstContent() {
		open("text/event-stream");
		String[] events = WireCases.good("openai stream").text().split("(?<=\n\n)");
		for (String event : events) {
			this.time.addAndGet(60_000_000L);
			this.exchange.body(bytes(event));
		}
		assertThat(this.exchange.facts().values()).containsEntry(Field.TIME_TO_FIRST_CHUNK, 0.06)
			.containsEntry(Field.TIME_TO_FIRST_CONTENT, 0.12);
	}

	@Test
	void countsAToolCallAsContent() {
		open("text/event-stream");
		this.time.addAndGet(60_000_000L);
		this.exchange.body(ByteBuffer.wrap(WireCases.good("openai tool stream").events(1, "").response()));
		assertThat(this.exchange.facts().values()).containsEntry(Field.TIME_TO_FIRST_CONTENT, 0.06);
	}

	@Test
	void countsTheFirstEndOnly() {
		open("text/event-stream");
		this.exchange.body(ByteBuffer.wrap(WireCall.resource("openai-abort.sse")));
		assertThat(this.exchange.isEnded()).isFalse();
		this.exchange.cancelled();
		ModelCallFacts facts = this.exchange.facts();
		this.exchange.failed(new IOException("closed"));
		this.exchange.end();
		this.exchange.body(bytes("data: [DONE]\n\n"));
		assertThat(this.exchange.isEnded()).isTrue();
		assertThat(this.exchange.facts()).isEqualTo(facts);
		assertThat(facts.end()).isEqualTo(End.CANCELLED);
	}

	@Test
	void aReaderMayLeaveWhenAllIsSaid() {
		open("text/event-stream");
		this.exchange.body(ByteBuffer.wrap(WireCases.good("openai stream").response()));
		this.exchange.cancelled();
		assertThat(this.exchange.facts().end()).isEqualTo(End.COMPLETE);
	}

	@Test
	void aConnectionMayBreakWhenAllIsSaid() {
		open("application/json");
		this.exchange.body(ByteBuffer.wrap(WireCases.good("openai").response()));
		this.exchange.failed(new IOException("reset"));
		assertThat(this.exchange.facts().end()).isEqualTo(End.COMPLETE);
		assertThat(this.exchange.facts().errorType()).isNull();
	}

	@Test
	void namesWhatBrokeTheConnection() {
		this.exchange.requestEnd();
		this.exchange.failed(new CompletionException(new IOException("refused")));
		assertThat(this.exchange.facts()).extracting(ModelCallFacts::end, ModelCallFacts::errorType)
			.containsExactly(End.FAILED, "java.io.IOException");
	}

	@ParameterizedTest
	@EnumSource(BufferKind.class)
	void leavesBuffersAsTheyAre(BufferKind kind) {
		ByteBuffer request = kind.of(WireCall.resource("openai-plain.request.json"));
		ByteBuffer response = kind.of(WireCases.good("openai").response());
		this.exchange.request(request);
		this.exchange.requestEnd();
		this.exchange.response(200, Map.of("content-type", "application/json")::get);
		this.exchange.body(response);
		this.exchange.end();
		assertThat(request.position()).isEqualTo(3);
		assertThat(response.position()).isEqualTo(3);
		assertThat(this.exchange.isModelCall()).isTrue();
		assertThat(this.exchange.facts().values()).containsEntry(Field.INPUT_TOKENS, 120L);
	}

	@Test
	void survivesHeadersThatCannotBeRead() {
		this.exchange.requestEnd();
		this.exchange.response(200, (name) -> {
			throw new IllegalStateException("closed");
		});
		this.exchange.body(ByteBuffer.wrap(WireCases.good("openai").response()));
		this.exchange.end();
		assertThat(this.exchange.facts().end()).isEqualTo(End.COMPLETE);
		assertThat(this.exchange.facts().values()).containsEntry(Field.OUTPUT_TOKENS, 30L);
	}

	@Test
	void survivesCallsInAnyOrder() {
		this.exchange.body(bytes("{}"));
		this.exchange.requestEnd();
		this.exchange.end();
		this.exchange.request(bytes("{"));
		this.exchange.response(200, Map.<String, String>of()::get);
		this.exchange.body(bytes("{"));
		assertThat(this.exchange.facts().end()).isEqualTo(End.FAILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "br", "zstd", "deflate", "gzip, br" })
	void readsOnlyHeadersOfBodiesItCannotDecode(String encoding) {
		ModelCallFacts facts = WireCases.good("openai").header("content-encoding", encoding).facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsEntry(Field.PROVIDER_REQUEST_ID, "req_1")
			.doesNotContainKey(Field.INPUT_TOKENS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "42", "\"text\"", "[]", "{", "{}}", "<html></html>", "\u0000" })
	void callsABodyThatIsNoAnswerMalformed(String body) {
		ModelCallFacts facts = WireCases.good("openai").response(body).facts();
		assertThat(facts).extracting(ModelCallFacts::end, ModelCallFacts::errorType)
			.containsExactly(End.FAILED, "malformed_response");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ": keep-alive\n\n", "event: ping\n\n", "data: {\"id\":" })
	void callsAStreamThatNeverBeganTruncated(String body) {
		assertThat(WireCases.good("openai stream").response(body).facts().end()).isEqualTo(End.TRUNCATED);
	}

	@Test
	void readsOnBehindABrokenEvent() {
		WireCall call = WireCases.good("openai stream");
		WireCall broken = call.response("data: {\"id\":}\n\ndata: {\"choices\":[{\"x\":\n\ndata\n\n" + call.text());
		assertThat(broken.facts()).isEqualTo(call.facts());
	}

	@Test
	void readsOnBehindABrokenLine() {
		WireCall call = WireCases.good("ollama stream");
		assertThat(call.response("{\"model\":\n{]\n" + call.text()).facts()).isEqualTo(call.facts());
	}

	@Test
	void readsEventsInEverySpelling() {
		WireCall call = WireCases.good("openai stream");
		assertThat(call.replace("\n", "\r\n").facts()).isEqualTo(call.facts());
		assertThat(call.replace("\n", "\r\n").facts(1, 1)).isEqualTo(call.facts());
		assertThat(call.replace("\n", "\r").facts()).isEqualTo(call.facts());
		assertThat(call.replace("data: ", "data:").facts()).isEqualTo(call.facts());
		assertThat(call.replace("{\"id\"", "{\ndata: \"id\"").facts()).isEqualTo(call.facts());
		assertThat(call.replace("{\"id\"", "{\r\ndata: \"id\"").facts()).isEqualTo(call.facts());
		assertThat(call.replace("data: {", ": hi\nid: 1\nretry: 3\ndata: {").facts()).isEqualTo(call.facts());
	}

	@ParameterizedTest
	@ValueSource(strings = { "openai stream", "anthropic stream", "ollama stream" })
	void readsAStreamWithoutContentType(String name) {
		WireCall call = WireCases.good(name);
		byte[] request = WireCall.resource("ollama-stream.request.json");
		ModelCallFacts facts = call.request(request).header("content-type", "").facts();
		assertThat(facts.end()).isEqualTo(End.COMPLETE);
		assertThat(facts.values()).containsKeys(Field.OUTPUT_TOKENS, Field.FINISH_REASONS);
	}

	@Test
	void keepsOneAnswerPerChoice() {
		String body = "{\"choices\":[{\"index\":1,\"message\":{\"content\":\"b\"},\"finish_reason\":\"length\"},"
				+ "{\"index\":0,\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}";
		assertThat(WireCases.good("openai").response(body).facts().values().get(Field.FINISH_REASONS))
			.hasToString("[stop, length]");
	}

	@Test
	void doesNotTrustCounts() {
		WireCall call = WireCases.good("anthropic");
		assertThat(call.replace(":56,", ":-56,").facts().values()).doesNotContainKey(Field.INPUT_TOKENS);
		assertThat(call.replace(":56,", ":9223372036854775807,").facts().values())
			.doesNotContainKey(Field.INPUT_TOKENS);
		assertThat(call.replace(":56,", ":92233720368547758070,").facts().values())
			.doesNotContainKey(Field.INPUT_TOKENS);
		assertThat(call.replace(":56,", ":\"56\",").facts().values()).doesNotContainKey(Field.INPUT_TOKENS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "\\\"", "\\u0000", "\u20ac", "\ud83d\ude00" })
	void keepsAtMostSixtyFourKibibytesOfContentAsValidJson(String character) {
		String message = "{\"role\":\"user\",\"content\":\"" + character.repeat(30_000) + "\"}";
		String request = "{\"messages\":[" + (message + ",").repeat(5) + message + "],\"model\":\"m\"}";
		WireCall call = WireCases.good("openai").request(request.getBytes(StandardCharsets.UTF_8));
		Map<Field, Object> values = call.replace("Hello", character.repeat(100_000)).facts().values();
		assertThat(values).containsEntry(Field.MODEL, "m").containsEntry(Field.INPUT_TOKENS, 120L);
		assertBounded((String) values.get(Field.INPUT_MESSAGES));
		assertBounded((String) values.get(Field.OUTPUT_MESSAGES));
	}

	private void assertBounded(String json) {
		assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(20_000, 64 * 1024);
		JsonNode messages = JsonMapper.shared().readTree(json);
		assertThat(messages.path(0).path("parts").path(0).path("content").asString()).hasSizeGreaterThan(5_000);
	}

	private void open(String type) {
		this.exchange.requestEnd();
		this.exchange.response(200, Map.of("content-type", type)::get);
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes());
	}

	/**
	 * Kinds of buffers, all with three bytes before the content.
	 */
	enum BufferKind {

		HEAP, DIRECT, READ_ONLY;

		ByteBuffer of(byte[] bytes) {
			int size = bytes.length + 3;
			ByteBuffer buffer = (this == DIRECT) ? ByteBuffer.allocateDirect(size) : ByteBuffer.allocate(size);
			buffer.position(3).put(bytes).position(3);
			return (this == READ_ONLY) ? buffer.asReadOnlyBuffer() : buffer;
		}

	}

}

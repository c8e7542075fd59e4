package io.throughline.testsupport.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * The model's answers, each against the file that holds it byte for byte.
 */
class StubModelServerTests {

	private static final String CHAT = "/v1/chat/completions";

	private static final String STREAM = "\"stream\":true,\"stream_options\":{\"include_usage\":true},";

	private final StubModelServer model = new StubModelServer();

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.model.close();
	}

	@ParameterizedTest
	@CsvSource({ "openai.json, /v1/chat/completions, hello", "openai-tool.json, /v1/chat/completions, #tool",
			"openai-toolargs.json, /v1/chat/completions, #toolargs", "openai-json.json, /v1/chat/completions, #json",
			"openai-badjson.json, /v1/chat/completions, #badjson", "anthropic.json, /v1/messages, hello",
			"anthropic-tool.json, /v1/messages, #tool", "ollama.json, /api/chat, hello" })
	void answersInOnePiece(String file, String path, String content) throws Exception {
		HttpResponse<String> response = post(path, body("\"stream\":false,", content));
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(response.body()).isEqualTo(expected(file));
	}

	@ParameterizedTest
	@CsvSource({ "openai-stream.txt, /v1/chat/completions, hello",
			"openai-tool-stream.txt, /v1/chat/completions, #tool",
			"openai-toolsplit-stream.txt, /v1/chat/completions, #toolsplit",
			"openai-abort.txt, /v1/chat/completions, #abort", "anthropic-stream.txt, /v1/messages, hello",
			"anthropic-tool-stream.txt, /v1/messages, #tool", "ollama-stream.txt, /api/chat, hello" })
	void streams(String file, String path, String content) throws Exception {
		HttpResponse<String> response = post(path, body(STREAM, content));
		assertThat(response.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
		assertThat(response.body()).isEqualTo(expected(file));
	}

	@ParameterizedTest
	@CsvSource({ "'',hello", "'\"stream_options\":{\"include_usage\":true},',#nousage" })
	void streamsNoUsageWhereNoneIsWanted(String options, String content) throws Exception {
		assertThat(post(CHAT, body("\"stream\":true," + options, content)).body()).hasSize(1088)
			.endsWith("data: [DONE]\n\n")
			.doesNotContain("usage");
	}

	@Test
	void findsMarkersInAPrettyPrintedBody() throws Exception {
		String body = """
				{
				  "stream" : true,
				  "stream_options" : {
				    "include_usage" : true
				  },
				  "input" : [ "hello" ]
				}""";
		assertThat(post(CHAT, body).body()).isEqualTo(expected("openai-stream.txt"));
		assertThat(this.model.received().get(0).body()).contains("\"stream\":true", "\"input\":[\"hello\"");
	}

	@Test
	void embedsEachText() throws Exception {
		String texts = "\"input\":[\"Paris is sunny\",\"Rome is hot\"]}";
		assertThat(post("/v1/embeddings", "{" + texts).body()).isEqualTo(expected("embeddings.json"));
		assertThat(post("/v1/embeddings", "{\"encoding_format\":\"base64\"," + texts).body())
			.isEqualTo(expected("embeddings-base64.json"));
		assertThat(post("/v1/embeddings", "{\"input\":\"one\"}").body()).containsOnlyOnce("\"index\"");
	}

	@ParameterizedTest
	@CsvSource({ "/v1/chat/completions, '{\"role\":\"tool\",\"content\":\"#tool 21C\"}'",
			"/v1/messages, '{\"type\":\"tool_result\",\"content\":\"#tool 21C\"}'" })
	void answersToolResultsWithText(String path, String result) throws Exception {
		post(path, body("", "#tool"));
		assertThat(post(path, result).body()).contains("Hello from fake").doesNotContain("getWeather");
	}

	@ParameterizedTest
	@ValueSource(strings = { CHAT, "/v1/messages", "/api/chat", "/v1/embeddings" })
	void limitsTheRateOfEveryOddCallOfAPath(String path) throws Exception {
		String limited = "{\"input\":\"#429\"}";
		HttpResponse<String> first = post(path, limited);
		assertThat(first.statusCode()).isEqualTo(429);
		assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(first.body()).isEqualTo("{\"error\":{\"message\":\"rate limited\",\"type\":\"rate_limit\"}}");
		assertThat(post(path, "{\"input\":\"#429\",\"stream\":true}").statusCode()).isEqualTo(429);
		assertThat(post(path, limited).statusCode()).isEqualTo(200);
		assertThat(post(path, limited).statusCode()).isEqualTo(429);
		this.model.clear();
		assertThat(post(path, limited).statusCode()).isEqualTo(429);
	}

	@ParameterizedTest
	@CsvSource({ "#500, 500, '{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}'",
			"#malformed, 200, '{\"id\":\"chatcmpl-x\",\"choices\":[{\"mess'" })
	void failsAlsoWhereAStreamIsWanted(String marker, int status, String body) throws Exception {
		HttpResponse<String> response = post("/v1/messages", body(STREAM, marker));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.body()).isEqualTo(body);
	}

	@ParameterizedTest
	@ValueSource(strings = { CHAT, "/v1/messages" })
	void failsInTheMiddleOfAStream(String path) throws Exception {
		assertThat(post(path, body(STREAM, "#streamerr")).body()).contains("Hello ")
			.contains("verloaded")
			.doesNotContain("[DONE]", "message_stop");
		assertThatIOException().isThrownBy(() -> post(path, body(STREAM, "#cut")));
	}

	@Test
	void compressesWhereItMay() throws Exception {
		HttpRequest request = request(CHAT, body("", "#gzip")).header("Accept-Encoding", "gzip").build();
		HttpResponse<byte[]> response = this.client.send(request, BodyHandlers.ofByteArray());
		assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body()))).hasContent(expected("openai.json"));
		assertThat(post(CHAT, body("", "#gzip")).body()).startsWith("{\"id\":\"chatcmpl-2\"");
	}

	@Test
	void endsALongAnswerForItsLength() throws Exception {
		assertThat(post(CHAT, body("", "#length")).body())
			.isEqualTo(expected("openai.json").replace("\"stop\"", "\"length\""));
	}

	@Test
	void recordsWhatArrived() throws Exception {
		this.client.send(request(CHAT, "{\"a\" : 1}").header("traceparent", "00-4bf9-00f0-01")
			.header("tracestate", "a=b")
			.header("X-Stainless-Retry-Count", "0")
			.header("Accept-Encoding", "br")
			.build(), BodyHandlers.ofString());
		StubModelRequest request = this.model.received().get(0);
		assertThat(request.path()).isEqualTo(CHAT);
		assertThat(request.body()).isEqualTo("{\"a\":1}");
		assertThat(request.traceId()).isEqualTo("4bf9");
		assertThat(request.tracestate()).isEqualTo("a=b");
		assertThat(request.retryCount()).isEqualTo("0");
		assertThat(request.acceptEncoding()).isEqualTo("br");
		this.model.clear();
		assertThat(this.model.received()).isEmpty();
	}

	@Test
	void numbersAllRequests() throws Exception {
		post(CHAT, "#500");
		this.model.clear();
		HttpResponse<String> second = post(CHAT, "hello");
		assertThat(second.headers().firstValue("x-request-id")).hasValue("req_2");
		assertThat(second.headers().firstValue("request-id")).hasValue("req_2");
		assertThat(second.headers().firstValue("openai-processing-ms")).hasValue("42");
		assertThat(second.body()).contains("chatcmpl-2");
	}

	private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
		return this.client.send(request(path, body).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path, String body) {
		return HttpRequest.newBuilder(URI.create(this.model.url() + path))
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private static String body(String options, String content) {
		return "{" + options + "\"messages\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]}";
	}

	private static String expected(String file) throws IOException {
		try (InputStream in = Objects.requireNonNull(StubModelServerTests.class.getResourceAsStream(file), file)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}

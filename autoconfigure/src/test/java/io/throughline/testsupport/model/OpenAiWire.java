package io.throughline.testsupport.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * OpenAI's chat completions.
 *
 * @param request the request to answer
 */
record OpenAiWire(StubModelRequest request) implements ModelWire {

	private static final String HEAD = "{\"id\":\"chatcmpl-%d\",\"created\":1700000000,"
			+ "\"model\":\"gpt-4o-mini-2024-07-18\",\"system_fingerprint\":\"fp_1\",\"object\":\"%s\",\"choices\":[";

	private static final String USAGE = "],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":30,"
			+ "\"total_tokens\":150,\"prompt_tokens_details\":{\"cached_tokens\":64},"
			+ "\"completion_tokens_details\":{\"reasoning_tokens\":12}}}";

	private static final String ARGUMENTS = "{\"city\":\"Paris\"}";

	@Override
	public String json() {
		return head("chat.completion") + "{\"index\":0,\"message\":{\"role\":\"assistant\","
				+ (callsTool() ? toolCalls("", arguments()) : content(StubText.of(this.request)))
				+ "},\"logprobs\":null," + "\"finish_reason\":\"" + finish() + "\"}" + USAGE;
	}

	@Override
	public List<String> events() {
		List<String> events = new ArrayList<>(callsTool() ? toolDeltas() : textDeltas());
		events.add(chunk("", '"' + finish() + '"'));
		// Clients may pretty-print, so that only the inner key is a marker.
		if (this.request.asks("\"include_usage\":true") && !this.request.asks("#nousage")) {
			events.add(data(chunkHead() + USAGE));
		}
		return events;
	}

	@Override
	public String end() {
		return data("[DONE]");
	}

	@Override
	public String error() {
		return data("{\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\",\"param\":null,\"code\":null}}");
	}

	private List<String> textDeltas() {
		Stream<String> pieces = Stream.of(StubText.of(this.request).split("(?<= )")).map(OpenAiWire::content);
		return Stream.concat(Stream.of("\"role\":\"assistant\"," + content("")), pieces).map(this::delta).toList();
	}

	private List<String> toolDeltas() {
		boolean split = this.request.asks("#toolsplit");
		String call = delta("\"role\":\"assistant\"," + toolCalls("\"index\":0,", split ? "" : arguments()));
		Stream<String> pieces = split ? Stream.of("{\"ci", "ty\":\"Par", "is\"}") : Stream.empty();
		return Stream.concat(Stream.of(call), pieces.map(this::argumentsDelta)).toList();
	}

	private String argumentsDelta(String piece) {
		return delta("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + StubText.quote(piece) + "}}]");
	}

	private String delta(String delta) {
		return chunk(delta, "null");
	}

	private String chunk(String delta, String finish) {
		return data(chunkHead() + "{\"index\":0,\"delta\":{" + delta + "},\"finish_reason\":" + finish + "}]}");
	}

	private String chunkHead() {
		return head("chat.completion.chunk");
	}

	private String head(String object) {
		return HEAD.formatted(this.request.number(), object);
	}

	private String toolCalls(String index, String arguments) {
		return "\"content\":null,\"tool_calls\":[{" + index + "\"id\":\"call_" + this.request.number()
				+ "\",\"type\":\"function\",\"function\":{\"name\":\"" + tool() + "\",\"arguments\":"
				+ StubText.quote(arguments) + "}}]";
	}

	private boolean callsTool() {
		return this.request.asks("#tool") && !this.request.asks("\"role\":\"tool\"");
	}

	private String tool() {
		if (this.request.asks("#toolbad")) {
			return "failTool";
		}
		return this.request.asks("#toolnone") ? "noSuchTool" : "getWeather";
	}

	private String arguments() {
		return this.request.asks("#toolargs") ? "{\"city\":" : ARGUMENTS;
	}

	private String finish() {
		if (callsTool()) {
			return "tool_calls";
		}
		return this.request.asks("#length") ? "length" : "stop";
	}

	private static String content(String text) {
		return "\"content\":" + StubText.quote(text);
	}

	private static String data(String data) {
		return "data: " + data + "\n\n";
	}

}

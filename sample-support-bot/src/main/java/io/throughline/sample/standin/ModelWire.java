package io.throughline.sample.standin;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/**
 * A reply in the wire format of OpenAI's chat completions.
 *
 * @param n the number of the request
 * @param reply the reply
 */
record ModelWire(int n, ModelReply reply) {

	private static final String HEAD = "{\"id\":\"chatcmpl-%d\",\"created\":1700000000,"
			+ "\"model\":\"gpt-4o-mini-2024-07-18\",\"system_fingerprint\":\"fp_1\",\"object\":\"%s\",\"choices\":[";

	private static final String USAGE = "],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":30,"
			+ "\"total_tokens\":150,\"prompt_tokens_details\":{\"cached_tokens\":64},"
			+ "\"completion_tokens_details\":{\"reasoning_tokens\":12}}}";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	String completion() {
		return HEAD.formatted(this.n, "chat.completion") + "{\"index\":0,\"message\":{\"role\":\"assistant\","
				+ (this.reply.isCall() ? toolCalls("") : content(this.reply.text()))
				+ "},\"logprobs\":null,\"finish_reason\":\"" + finish() + "\"}" + USAGE;
	}

	List<String> events(boolean usage) {
		List<String> events = new ArrayList<>();
		if (this.reply.isCall()) {
			events.add(chunk("\"role\":\"assistant\"," + toolCalls("\"index\":0,"), "null"));
		}
		else {
			events.add(chunk("\"role\":\"assistant\"," + content(""), "null"));
			for (String piece : this.reply.text().split("(?<= )")) {
				events.add(chunk(content(piece), "null"));
			}
		}
		events.add(chunk("", '"' + finish() + '"'));
		if (usage) {
			events.add(head() + USAGE);
		}
		return events;
	}

	private String chunk(String delta, String finish) {
		return head() + "{\"index\":0,\"delta\":{" + delta + "},\"finish_reason\":" + finish + "}]}";
	}

	private String head() {
		return HEAD.formatted(this.n, "chat.completion.chunk");
	}

	private String finish() {
		return this.reply.isCall() ? "tool_calls" : "stop";
	}

	private String toolCalls(String index) {
		return "\"content\":null,\"tool_calls\":[{" + index + "\"id\":\"call_" + this.n
				+ "\",\"type\":\"function\",\"function\":{\"name\":" + quote(this.reply.tool()) + ",\"arguments\":"
				+ quote(this.reply.text()) + "}}]";
	}

	private static String content(String text) {
		return "\"content\":" + quote(text);
	}

	private static String quote(String text) {
		return MAPPER.writeValueAsString(text);
	}

}

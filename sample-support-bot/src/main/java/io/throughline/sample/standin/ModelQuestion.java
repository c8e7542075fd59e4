package io.throughline.sample.standin;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the model is asked: the prompt, the last message of the user, and what tools have
 * said since.
 *
 * @param system the system prompt
 * @param user the last message of the user
 * @param toolResults the results of the tools that were called after it, in order
 * @param stream whether a stream is wanted
 * @param wantsUsage whether the stream is to end with the usage
 */
record ModelQuestion(String system, String user, List<String> toolResults, boolean stream, boolean wantsUsage) {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	static ModelQuestion parse(byte[] body) {
		JsonNode root = MAPPER.readTree(body);
		List<JsonNode> messages = root.path("messages").valueStream().toList();
		int last = messages.size() - 1;
		while (last > 0 && !is(messages.get(last), "user")) {
			last--;
		}
		List<String> results = messages.stream()
			.skip(last + 1L)
			.filter((message) -> is(message, "tool"))
			.map(ModelQuestion::content)
			.toList();
		String system = messages.stream()
			.filter((message) -> is(message, "system"))
			.map(ModelQuestion::content)
			.collect(Collectors.joining("\n"));
		return new ModelQuestion(system, (last < 0) ? "" : content(messages.get(last)), results,
				root.path("stream").asBoolean(false),
				root.path("stream_options").path("include_usage").asBoolean(false));
	}

	boolean asks(String words) {
		return this.user.contains(words);
	}

	private static boolean is(JsonNode message, String role) {
		return role.equals(message.path("role").asString(""));
	}

	// Content is a string or a list of parts.
	private static String content(JsonNode message) {
		JsonNode content = message.path("content");
		return content.isString() ? content.asString() : content.toString();
	}

}

package io.throughline.evalcase;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

import io.throughline.evalcase.EvalCase.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of a model call as OpenTelemetry writes them, without what is no text.
 */
final class CaseMessages {

	private static final Set<String> INSTRUCTIONS = Set.of("system", "developer");

	private static final String ANSWERED = "tool_call_response";

	private CaseMessages() {
	}

	static List<Message> read(@Nullable String json) {
		List<Message> messages = new ArrayList<>();
		for (JsonNode message : parsed(json)) {
			String text = text(message.path("parts"));
			String role = message.path("role").asString("");
			if (!text.isEmpty() && !INSTRUCTIONS.contains(role)) {
				messages.add(new Message(role, text));
			}
		}
		return messages;
	}

	private static String text(JsonNode parts) {
		StringJoiner text = new StringJoiner("\n");
		for (JsonNode part : parts) {
			JsonNode said = part.path(part.path("type").asString("").equals(ANSWERED) ? "response" : "content");
			if (!said.isMissingNode()) {
				text.add(said.isString() ? said.asString() : said.toString());
			}
		}
		return text.toString();
	}

	// What was cut or redacted may not be JSON any more.
	private static JsonNode parsed(@Nullable String json) {
		try {
			return JsonMapper.shared().readTree((json != null) ? json : "[]");
		}
		catch (JacksonException ex) {
			return JsonMapper.shared().createArrayNode();
		}
	}

}

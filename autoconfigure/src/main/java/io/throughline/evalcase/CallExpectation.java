package io.throughline.evalcase;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tool is called, or is not, maybe only with certain arguments.
 *
 * @param tool name of the tool
 * @param arguments members that the arguments have at least, or {@code null} for any
 * arguments
 * @param wanted whether it is to be called
 */
record CallExpectation(String tool, @Nullable JsonNode arguments, boolean wanted) implements Expectation {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	static JsonNode arguments(String json) throws JacksonException {
		return MAPPER.readTree(json);
	}

	@Override
	public @Nullable String unmet(Answer answer) {
		List<String> calls = answer.calls()
			.stream()
			.filter((call) -> call.tool().equals(this.tool))
			.map(Answer.Call::arguments)
			.toList();
		boolean called = calls.stream().anyMatch(this::isExpected);
		if (called == this.wanted) {
			return null;
		}
		return called
				? this.tool + " was called with " + calls.stream().filter(this::isExpected).findFirst().orElse("") + "."
				: this.tool + " was not called" + instead(calls) + ".";
	}

	private String instead(List<String> calls) {
		if (this.arguments == null || calls.isEmpty()) {
			return "";
		}
		return " with " + this.arguments + ", but with "
				+ calls.stream()
					.map((call) -> call.isEmpty() ? "unknown arguments" : call)
					.collect(Collectors.joining(" and "));
	}

	private boolean isExpected(String call) {
		try {
			return this.arguments == null || isWithin(this.arguments, MAPPER.readTree(call));
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private static boolean isWithin(JsonNode part, JsonNode whole) {
		if (part.isObject() && whole.isObject()) {
			return part.properties()
				.stream()
				.allMatch((member) -> isWithin(member.getValue(), whole.path(member.getKey())));
		}
		return part.isNumber() && whole.isNumber() ? part.decimalValue().compareTo(whole.decimalValue()) == 0
				: part.equals(whole);
	}

}

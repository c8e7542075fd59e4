package io.throughline.sampling;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which traces a rule or a raise is about: all that have each of the values. A value
 * matches as it stands, or as a beginning if it ends with "*".
 */
final class TraceMatch {

	private final Map<Part, String> values;

	TraceMatch(Map<Part, @Nullable String> values) {
		this.values = new EnumMap<>(Part.class);
		values.forEach((part, value) -> {
			if (value != null && !value.isBlank()) {
				this.values.put(part, value);
			}
		});
	}

	Map<Part, String> values() {
		return this.values;
	}

	@Nullable String value(Part part) {
		return this.values.get(part);
	}

	boolean matches(TraceFacts trace) {
		for (Map.Entry<Part, String> value : this.values.entrySet()) {
			if (!matches(value.getKey(), value.getValue(), trace)) {
				return false;
			}
		}
		return true;
	}

	private static boolean matches(Part part, String value, TraceFacts trace) {
		return switch (part) {
			case TENANT -> matches(value, trace.tenant());
			case ROUTE -> matches(value, trace.route());
			case MODEL -> matches(value, trace.models());
			case PROMPT_VERSION -> matches(value, trace.promptVersions())
					|| matches(value, trace.promptVersions().stream().map(TraceMatch::version).toList());
			case SCENARIO -> matches(value, trace.scenario());
		};
	}

	private static boolean matches(String value, Collection<String> found) {
		for (String one : found) {
			if (matches(value, one)) {
				return true;
			}
		}
		return false;
	}

	private static boolean matches(String value, @Nullable String found) {
		if (found == null) {
			return false;
		}
		return (value.endsWith("*")) ? found.startsWith(value.substring(0, value.length() - 1)) : found.equals(value);
	}

	private static String version(String promptVersion) {
		return promptVersion.substring(promptVersion.lastIndexOf('@') + 1);
	}

	@Override
	public String toString() {
		List<String> words = this.values.entrySet()
			.stream()
			.map((value) -> value.getKey().word + " " + value.getValue())
			.toList();
		return String.join(", ", words);
	}

	/**
	 * What of a trace is looked at.
	 */
	enum Part {

		TENANT("tenant"), ROUTE("route"), MODEL("model"), PROMPT_VERSION("prompt version"), SCENARIO("scenario");

		private final String word;

		Part(String word) {
			this.word = word;
		}

	}

}

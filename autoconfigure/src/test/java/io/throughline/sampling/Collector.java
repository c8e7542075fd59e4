package io.throughline.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the policies of a Collector's {@code tail_sampling} processor say of a successful
 * trace, as its documentation has it: a trace is kept if one policy keeps it, an
 * {@code and} if all its policies do, and one ratio keeps all that a lower one keeps.
 *
 * @param policies the policies
 */
record Collector(List<Map<String, Object>> policies) {

	private static final Pattern CONDITION = Pattern
		.compile("(?:IsMatch\\()?span.attributes\\[\"([^\"]+)\"](, | == )\"(.*)\"\\)?");

	double percentage(TraceFacts trace) {
		return this.policies.stream().mapToDouble((policy) -> percentage(policy, trace)).max().orElse(0);
	}

	private static double percentage(Map<String, Object> policy, TraceFacts trace) {
		String type = (String) policy.get("type");
		Map<String, Object> options = map(policy.get(type));
		return switch (type) {
			case "and" -> maps(options.get("and_sub_policy")).stream()
				.mapToDouble((part) -> percentage(part, trace))
				.min()
				.orElseThrow();
			case "not" -> 100 - percentage(map(options.get("not_sub_policy")), trace);
			case "probabilistic" -> ((Number) options.get("sampling_percentage")).doubleValue();
			case "string_attribute" -> percentage(
					values((String) options.get("key"), trace).stream().anyMatch((value) -> matches(options, value)));
			case "ottl_condition" ->
				percentage(((List<?>) options.get("span")).stream().anyMatch((one) -> isTrue((String) one, trace)));
			case "status_code", "latency", "boolean_attribute", "numeric_attribute" -> 0;
			default -> throw new IllegalArgumentException(type);
		};
	}

	private static double percentage(boolean kept) {
		return (kept) ? 100 : 0;
	}

	private static boolean matches(Map<String, Object> options, String value) {
		return ((List<?>) options.get("values")).stream()
			.map(String.class::cast)
			.anyMatch((wanted) -> options.containsKey("enabled_regex_matching")
					? Pattern.compile(wanted).matcher(value).find() : wanted.equals(value));
	}

	private static boolean isTrue(String condition, TraceFacts trace) {
		// One span of each prompt.
		for (String prompt : trace.promptVersions()) {
			boolean all = true;
			for (String part : condition.split("(?<=[\")]) and (?=span|IsMatch)")) {
				Matcher matcher = CONDITION.matcher(part);
				if (!matcher.matches()) {
					throw new IllegalArgumentException(part);
				}
				String value = attribute(matcher.group(1), prompt);
				String wanted = matcher.group(3).replaceAll("\\\\(.)", "$1").replace("u2028", "\u2028");
				all &= matcher.group(2).equals(" == ") ? wanted.equals(value)
						: Pattern.compile(wanted).matcher(value).find();
			}
			if (all) {
				return true;
			}
		}
		return false;
	}

	private static Set<String> values(String key, TraceFacts trace) {
		return switch (key) {
			case "throughline.tenant.id" -> ofNullable(trace.tenant());
			case "http.route" -> ofNullable(trace.route());
			case "throughline.scenario" -> ofNullable(trace.scenario());
			case "gen_ai.request.model" -> trace.models();
			case "gen_ai.prompt.version" -> Set.copyOf(
					new ArrayList<>(trace.promptVersions()).stream().map((prompt) -> attribute(key, prompt)).toList());
			case "throughline.outcome" -> Set.of("succeeded");
			default -> throw new IllegalArgumentException(key);
		};
	}

	private static Set<String> ofNullable(String value) {
		return (value != null) ? Set.of(value) : Set.of();
	}

	private static String attribute(String key, String prompt) {
		int at = prompt.lastIndexOf('@');
		return key.equals("gen_ai.prompt.version") ? prompt.substring(at + 1) : prompt.substring(0, Math.max(at, 0));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> maps(Object value) {
		return (List<Map<String, Object>>) value;
	}

}

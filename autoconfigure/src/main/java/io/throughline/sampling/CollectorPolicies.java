package io.throughline.sampling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.throughline.sampling.TraceMatch.Part;
import io.throughline.semconv.Field;

/**
 * The plan as policies of the Collector's {@code tail_sampling} processor. That one keeps
 * what any policy keeps; so that the first rule that matches holds, each policy but the
 * first says which rules must not match.
 */
final class CollectorPolicies {

	/**
	 * A rule of two fields fails to match in two ways, ten of them in a thousand.
	 */
	private static final int MOST_WAYS = 64;

	private final List<Map<String, Object>> policies = new ArrayList<>();

	private List<List<Map<String, Object>>> ways = List.of(List.of());

	private boolean complete = true;

	CollectorPolicies(SamplingPlan plan, List<SamplingRule> rules) {
		always(plan);
		for (SamplingRule rule : rules) {
			List<Map<String, Object>> match = match(rule.match());
			share(rule.name(), match, rule.ratios().full());
			exclude(match);
		}
		share("ratio", List.of(), plan.ratios().full());
	}

	List<Map<String, Object>> policies() {
		return this.policies;
	}

	/**
	 * Return whether no rule is left that later policies do not exclude.
	 */
	boolean isComplete() {
		return this.complete;
	}

	private void always(SamplingPlan plan) {
		this.policies.add(policy("error", "status_code", Map.of("status_codes", List.of("ERROR"))));
		this.policies.add(attribute("degraded", Field.OUTCOME, "failed", "degraded"));
		this.policies.add(policy("slow", "latency", Map.of("threshold_ms", plan.slow().toMillis())));
		this.policies.add(and("cancelled", List.of(
				policy("gone", "boolean_attribute", ordered("key", name(Field.CANCELLED), "value", true)),
				policy("spent", "numeric_attribute",
						ordered("key", name(Field.INPUT_TOKENS), "min_value", 1, "max_value", Integer.MAX_VALUE)))));
	}

	private void share(String name, List<Map<String, Object>> match, double ratio) {
		Map<String, Object> percentage = Map.of("sampling_percentage", BigDecimal.valueOf(ratio).movePointRight(2));
		for (int i = 0; i < this.ways.size(); i++) {
			List<Map<String, Object>> all = new ArrayList<>(match);
			all.addAll(this.ways.get(i));
			all.add(policy("share", "probabilistic", percentage));
			this.policies.add(and((i == 0) ? name : name + "/" + (i + 1), all));
		}
	}

	private void exclude(List<Map<String, Object>> match) {
		if (this.ways.size() * match.size() > MOST_WAYS) {
			this.complete = false;
			return;
		}
		List<List<Map<String, Object>>> excluding = new ArrayList<>();
		for (List<Map<String, Object>> way : this.ways) {
			for (Map<String, Object> field : match) {
				List<Map<String, Object>> longer = new ArrayList<>(way);
				longer.add(policy("not-" + field.get("name"), "not", Map.of("not_sub_policy", field)));
				excluding.add(longer);
			}
		}
		this.ways = excluding;
	}

	private static List<Map<String, Object>> match(TraceMatch match) {
		return match.values()
			.entrySet()
			.stream()
			.map((value) -> (value.getKey() == Part.PROMPT_VERSION) ? promptVersion(value.getValue())
					: field(value.getKey(), value.getValue()))
			.toList();
	}

	private static Map<String, Object> field(Part part, String value) {
		return switch (part) {
			case TENANT -> attribute("tenant", Field.TENANT_ID, value);
			case ROUTE -> attribute("route", Field.HTTP_ROUTE, value);
			case MODEL -> attribute("model", Field.MODEL, value);
			case PROMPT_VERSION -> attribute("prompt-version", Field.PROMPT_VERSION, value);
			case SCENARIO -> attribute("scenario", Field.SCENARIO, value);
		};
	}

	/**
	 * Name and version are two attributes, which must be of the same span.
	 */
	private static Map<String, Object> promptVersion(String value) {
		int at = value.lastIndexOf('@');
		String version = condition(Field.PROMPT_VERSION, value.substring(at + 1));
		if (at >= 0) {
			return condition(List.of(condition(Field.PROMPT_NAME, value.substring(0, at)) + " and " + version));
		}
		if (value.endsWith("*")) {
			return condition(List.of(condition(Field.PROMPT_NAME, value), version));
		}
		return field(Part.PROMPT_VERSION, value);
	}

	private static Map<String, Object> condition(List<String> conditions) {
		return policy("prompt-version", "ottl_condition", ordered("error_mode", "ignore", "span", conditions));
	}

	private static String condition(Field field, String value) {
		String attribute = "span.attributes[\"" + name(field) + "\"]";
		return (value.endsWith("*")) ? "IsMatch(" + attribute + ", " + YamlText.quoted(beginning(value)) + ")"
				: attribute + " == " + YamlText.quoted(value);
	}

	private static Map<String, Object> attribute(String name, Field field, String... values) {
		if (values[0].endsWith("*")) {
			return policy(name, "string_attribute", ordered("key", name(field), "values", List.of(beginning(values[0])),
					"enabled_regex_matching", true));
		}
		return policy(name, "string_attribute", ordered("key", name(field), "values", List.of(values)));
	}

	private static String beginning(String value) {
		return "^" + value.substring(0, value.length() - 1).replaceAll("[^A-Za-z0-9 _/@:-]", "\\\\$0");
	}

	private static Map<String, Object> and(String name, List<Map<String, Object>> policies) {
		return policy(name, "and", Map.of("and_sub_policy", policies));
	}

	private static Map<String, Object> policy(String name, String type, Map<String, Object> values) {
		return ordered("name", name, "type", type, type, values);
	}

	private static Map<String, Object> ordered(Object... pairs) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			map.put((String) pairs[i], pairs[i + 1]);
		}
		return map;
	}

	private static String name(Field field) {
		return Objects.requireNonNull(field.attribute());
	}

}

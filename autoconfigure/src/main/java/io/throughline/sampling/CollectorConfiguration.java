package io.throughline.sampling;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;

/**
 * The plan in the words of an OpenTelemetry Collector, and the least that it should mask.
 */
final class CollectorConfiguration {

	/**
	 * Longer than the Collector waits by default, and than slow traces take.
	 */
	private static final long WAIT_SECONDS = 30;

	private static final List<String> SECRETS = List.of(
			// e-mail
			"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}",
			// payment card
			"\\b(?:4[0-9]{3}|5[1-5][0-9]{2}|3[47][0-9]{2}|6(?:011|5[0-9]{2}))[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{3,4}\\b",
			// IBAN
			"\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b",
			// social security number
			"\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b",
			// credentials
			"(?i)\\b(?:bearer|basic) +[A-Za-z0-9._~+/=-]{8,}",
			"\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*", "\\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}",
			"\\bAKIA[0-9A-Z]{16}\\b", "\\bgh[pousr]_[A-Za-z0-9]{36,}\\b", "-----BEGIN [A-Z ]*PRIVATE KEY-----");

	private final SamplingPlan plan;

	private final Instant now;

	CollectorConfiguration(SamplingPlan plan, Instant now) {
		this.plan = plan;
		this.now = now;
	}

	@Override
	public String toString() {
		List<SamplingRule> rules = this.plan.rules().stream().filter((rule) -> rule.isActive(this.now)).toList();
		YamlText text = new YamlText().comment("For OpenTelemetry Collector Contrib 0.154.0 or later.")
			.comment("service.pipelines.traces.processors: [memory_limiter, tail_sampling, redaction, batch]")
			.comment("All spans of a trace must come to the same Collector, and all of them must be sent: set")
			.comment("throughline.sampling.ratio=1 and take the rules out of the applications.")
			.comment("Stays with the applications, the Collector has no word for it: canaries, raises, traces kept as")
			.comment("metadata alone. It keeps the same shares, but by a hash of its own: not the same traces.");
		for (SamplingRule rule : rules) {
			if (rule.until() != null) {
				text.comment("The rule " + rule.name() + " ends at " + rule.until() + ": take its policies out then.");
			}
		}
		CollectorPolicies policies = new CollectorPolicies(this.plan, rules);
		if (!policies.isComplete()) {
			text.comment(
					"Too many rules have several fields: where they overlap, more is kept than by the applications.");
		}
		Map<String, Object> processors = new LinkedHashMap<>();
		processors.put("tail_sampling", tailSampling(policies));
		processors.put("redaction", redaction());
		return text.map(Map.of("processors", processors)).toString();
	}

	private Map<String, Object> tailSampling(CollectorPolicies policies) {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("decision_wait", Math.max(WAIT_SECONDS, 2 * this.plan.slow().toSeconds()) + "s");
		Map<String, Object> cache = new LinkedHashMap<>();
		cache.put("sampled_cache_size", 100_000);
		cache.put("non_sampled_cache_size", 1_000_000);
		options.put("decision_cache", cache);
		options.put("policies", policies.policies());
		return options;
	}

	private static Map<String, Object> redaction() {
		Map<String, Object> options = new LinkedHashMap<>();
		options.put("allow_all_keys", true);
		options.put("ignored_keys", attributes(Sensitivity.IDENTIFIER).toList());
		options.put("blocked_key_patterns",
				attributes(Sensitivity.CONTENT).map((name) -> "^" + name.replace(".", "\\.") + "$").toList());
		options.put("blocked_values", SECRETS);
		options.put("summary", "info");
		return options;
	}

	private static Stream<String> attributes(Sensitivity sensitivity) {
		return Stream.of(Field.values())
			.filter((field) -> field.sensitivity() == sensitivity)
			.map(Field::attribute)
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull);
	}

}

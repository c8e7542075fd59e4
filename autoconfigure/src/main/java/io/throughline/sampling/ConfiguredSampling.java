package io.throughline.sampling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import io.throughline.sampling.TraceMatch.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Reads the plan from the configuration and refuses what cannot be right.
 */
final class ConfiguredSampling {

	private static final String PREFIX = "throughline.sampling.";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private static final Set<String> REASONS = Set.of("error", "degraded", "slow", "cancelled", "error_elsewhere",
			"canary", "raise", "ratio");

	private final SamplingProperties properties;

	ConfiguredSampling(SamplingProperties properties) {
		this.properties = properties;
	}

	SamplingPlan plan() {
		Duration slow = this.properties.slow();
		if (slow.isZero() || slow.isNegative()) {
			throw invalid("slow", slow, "it must be longer than zero, such as '10s'");
		}
		SamplingRatios ratios = new SamplingRatios(share("ratio", this.properties.ratio()),
				share("metadata-ratio", this.properties.metadataRatio()));
		return new SamplingPlan(slow, ratios, rules(ratios));
	}

	Canaries canaries(InstantSource clock) {
		SamplingProperties.Canary canary = this.properties.canary();
		if (canary.requests() < 0) {
			throw invalid("canary.requests", canary.requests(), "it must be 0 or more, 0 keeps no canaries");
		}
		if (canary.period().isNegative()) {
			throw invalid("canary.period", canary.period(), "it must be zero or longer, such as '2h'");
		}
		return new Canaries(canary.requests(), canary.period(), clock);
	}

	private List<SamplingRule> rules(SamplingRatios usual) {
		List<SamplingRule> rules = new ArrayList<>();
		Map<String, String> keys = new HashMap<>();
		for (SamplingProperties.Rule rule : this.properties.rules()) {
			String key = "rules[" + rules.size() + "]";
			SamplingRule read = rule(key, rule, usual);
			String twin = keys.putIfAbsent(read.name(), key);
			if (twin != null) {
				throw invalid(key + ".name", read.name(),
						"it repeats " + PREFIX + twin + ": give each rule a name of its own");
			}
			rules.add(read);
		}
		return rules;
	}

	private static SamplingRule rule(String key, SamplingProperties.Rule rule, SamplingRatios usual) {
		String name = name(key + ".name", rule.name());
		TraceMatch match = match(rule);
		if (match.values().isEmpty()) {
			throw invalid(key + ".name", name,
					"the rule matches everything: give it a tenant, route, model, prompt-version or scenario, or set "
							+ PREFIX + "ratio");
		}
		Double full = rule.ratio();
		Double metadata = rule.metadataRatio();
		if (full == null && metadata == null) {
			throw invalid(key + ".name", name, "the rule changes nothing: give it a ratio or a metadata-ratio");
		}
		SamplingRatios ratios = new SamplingRatios(
				share(key + ".ratio", Objects.requireNonNullElse(full, usual.full())),
				share(key + ".metadata-ratio", Objects.requireNonNullElse(metadata, usual.metadata())));
		return new SamplingRule(name, match, ratios, until(key + ".until", rule.until()));
	}

	private static String name(String key, @Nullable String name) {
		if (name == null || !NAME.matcher(name).matches()) {
			throw invalid(key, name, "it must be 1 to 64 letters, digits, '.', '_' or '-' and begin with none of the"
					+ " latter three: decisions are counted by it");
		}
		if (REASONS.contains(name)) {
			throw invalid(key, name, "it is the word for another reason to keep a trace: choose another name");
		}
		return name;
	}

	private static TraceMatch match(SamplingProperties.Rule rule) {
		Map<Part, @Nullable String> values = new EnumMap<>(Part.class);
		values.put(Part.TENANT, rule.tenant());
		values.put(Part.ROUTE, rule.route());
		values.put(Part.MODEL, rule.model());
		values.put(Part.PROMPT_VERSION, rule.promptVersion());
		values.put(Part.SCENARIO, rule.scenario());
		return new TraceMatch(values);
	}

	private static double share(String key, double share) {
		if (!(share >= 0 && share <= 1)) {
			throw invalid(key, share, "it must be a share from 0 to 1, such as '0.1' for 10 %");
		}
		return share;
	}

	private static @Nullable Instant until(String key, @Nullable String until) {
		try {
			return (until == null || until.isBlank()) ? null : Instant.parse(until);
		}
		catch (DateTimeParseException ex) {
			throw invalid(key, until, "it must be a point in time such as '2026-03-01T12:00:00Z'");
		}
	}

	private static InvalidConfigurationPropertyValueException invalid(String key, @Nullable Object value,
			String remedy) {
		return new InvalidConfigurationPropertyValueException(PREFIX + key, value, remedy);
	}

}

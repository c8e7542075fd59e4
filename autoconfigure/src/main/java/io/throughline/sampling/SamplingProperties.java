package io.throughline.sampling;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which traces are kept.
 *
 * @param ratio Share of the successful requests that is kept in full.
 * @param metadataRatio Share of the successful requests that is kept as metadata, without
 * content, beside those kept in full.
 * @param slow Duration from which on a request is slow and kept in full.
 * @param canary What is kept of versions of prompts, models and the deployment that are
 * new to the process.
 * @param rules Ratios by "tenant", "route", "model", "prompt-version" and "scenario",
 * each with "name", "ratio", "metadata-ratio" and, where it ends, "until". The first that
 * matches holds.
 */
@ConfigurationProperties("throughline.sampling")
record SamplingProperties(@DefaultValue("0.1") double ratio, @DefaultValue("0.01") double metadataRatio,
		@DefaultValue("10s") Duration slow, @DefaultValue Canary canary, @DefaultValue List<Rule> rules) {

	SamplingProperties {
		rules = List.copyOf(rules);
	}

	/**
	 * When a version stops to be new.
	 *
	 * @param requests First requests of a new version that are kept in full. 0 for none.
	 * @param period Time after which a version is no longer new, even if it had fewer
	 * requests.
	 */
	record Canary(@DefaultValue("1000") int requests, @DefaultValue("2h") Duration period) {
	}

	/**
	 * Ratios of the requests that match. A value matches as it stands, or as a beginning
	 * if it ends with "*".
	 *
	 * @param name Name of the rule.
	 * @param tenant Tenant. All by default.
	 * @param route Route pattern. All by default.
	 * @param model Model. All by default.
	 * @param promptVersion Version of a prompt, as "name@version" or "version". All by
	 * default.
	 * @param scenario Scenario. All by default.
	 * @param ratio Share that is kept in full. That of all requests by default.
	 * @param metadataRatio Share that is kept as metadata. That of all requests by
	 * default.
	 * @param until When the rule ends, such as "2026-03-01T12:00:00Z". Never by default.
	 */
	record Rule(@Nullable String name, @Nullable String tenant, @Nullable String route, @Nullable String model,
			@Nullable String promptVersion, @Nullable String scenario, @Nullable Double ratio,
			@Nullable Double metadataRatio, @Nullable String until) {
	}

}

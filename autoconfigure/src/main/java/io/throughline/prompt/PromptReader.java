package io.throughline.prompt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.incident.AllowedTraces;
import io.throughline.incident.TraceReading;
import io.throughline.sampling.SamplingDecision;
import io.throughline.store.Facet;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Compares the versions of a prompt by its newest requests.
 */
final class PromptReader {

	/**
	 * More traces are not looked at.
	 */
	static final int MOST_TRACES = 20_000;

	private final AllowedTraces traces;

	private final InstantSource clock;

	PromptReader(AllowedTraces traces, InstantSource clock) {
		this.traces = traces;
		this.clock = clock;
	}

	/**
	 * Return the prompts of the newest traces, the one used last first.
	 */
	PromptList prompts(TraceQuery query) {
		Map<String, PromptList.Prompt> prompts = new LinkedHashMap<>();
		this.traces.newest(query, MOST_TRACES)
			.forEach((trace) -> trace.prompts()
				.forEach((name) -> prompts.merge(name, PromptList.Prompt.of(name, trace), PromptList.Prompt::and)));
		return new PromptList(List.copyOf(prompts.values()));
	}

	/**
	 * Compare the versions of a prompt, the one used last first.
	 */
	PromptVersions versions(String name, TraceQuery query) {
		Map<String, VersionCount> counts = new LinkedHashMap<>();
		Instant now = this.clock.instant();
		long read = this.traces.newest(query.where(Facet.PROMPT, name), MOST_TRACES)
			.filter((trace) -> count(trace, name + "@", counts, now))
			.count();
		return new PromptVersions(name,
				counts.entrySet().stream().map((count) -> count.getValue().figures(count.getKey())).toList(), read);
	}

	// What still runs has neither an outcome nor a duration.
	private boolean count(TraceSummary summary, String prefix, Map<String, VersionCount> counts, Instant now) {
		List<String> versions = summary.promptVersions()
			.stream()
			.filter((version) -> version.startsWith(prefix))
			.map((version) -> version.substring(prefix.length()))
			.toList();
		if (versions.isEmpty()) {
			return false;
		}
		return this.traces.find(summary.traceId())
			.map((trace) -> TraceReading.of(trace, now))
			.filter((reading) -> !reading.outcome().equals("running"))
			.map((reading) -> {
				versions.forEach((version) -> counts.computeIfAbsent(version, (added) -> new VersionCount())
					.add(reading, summary.duration(), weight(summary.sampling())));
				return true;
			})
			.orElse(false);
	}

	// Nobody else was left out for what was never decided.
	private static double weight(@Nullable SamplingDecision sampling) {
		return (sampling != null && sampling.probability() > 0) ? 1 / sampling.probability() : 1;
	}

}

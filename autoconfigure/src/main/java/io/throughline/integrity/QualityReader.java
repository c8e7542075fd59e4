package io.throughline.integrity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.throughline.incident.AllowedTraces;
import io.throughline.incident.TraceReading;
import io.throughline.sampling.SamplingDecision;
import io.throughline.store.Trace;
import io.throughline.store.TraceQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads how complete the newest traces of each route are, those of the last day unless
 * something else is asked for.
 */
final class QualityReader {

	/**
	 * More traces are not read.
	 */
	static final int MOST_TRACES = 2_000;

	private static final Duration PERIOD = Duration.ofDays(1);

	private final AllowedTraces traces;

	private final InstantSource clock;

	QualityReader(AllowedTraces traces, InstantSource clock) {
		this.traces = traces;
		this.clock = clock;
	}

	Read read(TraceQuery query) {
		Instant now = this.clock.instant();
		boolean open = query.from() == null && query.until() == null;
		TraceQuery period = (open) ? query.between(now.minus(PERIOD), null) : query;
		Map<String, QualityCount> routes = new TreeMap<>();
		long read = this.traces.newest(period, MOST_TRACES)
			.filter((summary) -> summary.route() != null && !summary.outcome().equals("running"))
			.flatMap((summary) -> this.traces.find(summary.traceId()).stream())
			.filter((trace) -> add(routes, trace, now))
			.count();
		return new Read(routes.entrySet().stream().map((count) -> count.getValue().quality(count.getKey())).toList(),
				read);
	}

	// A route on which no model is called and nothing is searched has no quality to speak
	// of.
	private static boolean add(Map<String, QualityCount> routes, Trace trace, Instant now) {
		TraceReading reading = TraceReading.of(trace, now);
		String route = trace.summary().route();
		if (route == null || (reading.steps("model").isEmpty() && reading.steps("retrieval").isEmpty()
				&& !routes.containsKey(route))) {
			return false;
		}
		routes.computeIfAbsent(route, (added) -> new QualityCount())
			.add(trace, reading, weight(trace.summary().sampling()));
		return true;
	}

	// Nobody else was left out for what was never decided.
	private static double weight(@Nullable SamplingDecision sampling) {
		return (sampling != null && sampling.probability() > 0) ? 1 / sampling.probability() : 1;
	}

	/**
	 * What was read.
	 *
	 * @param routes how complete the traces of each route are
	 * @param traces how many there were
	 */
	record Read(List<RouteQuality> routes, long traces) {

	}

}

package io.throughline.incident;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.throughline.reference.Reference;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Where else there is something of a request: pages by link, log lines by query. What
 * speaks of something that is not known of the request is left out.
 */
final class Pointers {

	// They find the trace id too, where the reference itself was not written.
	private static final List<LogQuery> BUILT_IN = List.of(
			new LogQuery("grep", "grep -hE 'ref={ref}|{suffixRegex}' *.log"),
			new LogQuery("Loki", "{service_name=~\".+\"} |~ `{ref}|{suffixRegex}`"),
			new LogQuery("Elastic", "ref:\"{ref}\" or trace_id:*{suffix}"),
			new LogQuery("Tempo", "{ span.throughline.ref = \"{ref}\" }"),
			new LogQuery("Jaeger", "throughline.ref={ref}"));

	// So that what was logged just before and after is found as well.
	private static final Duration AROUND = Duration.ofMinutes(5);

	private final List<Link> links;

	private final List<LogQuery> logQueries;

	Pointers(List<Link> links, List<LogQuery> logQueries) {
		this.links = links;
		this.logQueries = Stream.concat(BUILT_IN.stream(), logQueries.stream()).toList();
	}

	/**
	 * Return the links of a trace.
	 * @param trace the trace
	 * @param spanId the span in question
	 */
	List<Link> links(TraceSummary trace, String spanId) {
		Map<String, String> values = values(trace, spanId);
		return this.links.stream()
			.filter((link) -> Template.isFilled(link.url(), values))
			.map((link) -> new Link(link.name(), Template.fill(link.url(), values, Pointers::encoded)))
			.toList();
	}

	/**
	 * Return the queries of a trace.
	 * @param trace the trace
	 * @param spanId the span in question
	 */
	List<LogQuery> logQueries(TraceSummary trace, String spanId) {
		return logQueries(values(trace, spanId));
	}

	/**
	 * Return the queries of a trace that is not here.
	 * @param reference its reference
	 * @param traceId its id, if that is known
	 */
	List<LogQuery> logQueries(Reference reference, @Nullable String traceId) {
		return logQueries(values(reference, traceId));
	}

	private List<LogQuery> logQueries(Map<String, String> values) {
		return this.logQueries.stream()
			.filter((query) -> Template.isFilled(query.query(), values))
			.map((query) -> new LogQuery(query.name(), Template.fill(query.query(), values, (value) -> value)))
			.toList();
	}

	private static Map<String, String> values(TraceSummary trace, String spanId) {
		Map<String, String> values = values(new Reference(trace.reference()), trace.traceId());
		values.put("spanId", safe(spanId));
		put(values, "service", trace.service());
		put(values, "tenant", trace.caller().tenant());
		Instant end = trace.start().plus(trace.duration());
		values.put("startMs", Long.toString(trace.start().minus(AROUND).toEpochMilli()));
		values.put("endMs", Long.toString(end.plus(AROUND).toEpochMilli()));
		return values;
	}

	private static Map<String, String> values(Reference reference, @Nullable String traceId) {
		String pattern = reference.logPattern();
		Map<String, String> values = new HashMap<>();
		values.put("ref", reference.text());
		values.put("suffixRegex", pattern);
		values.put("suffix", pattern.substring(pattern.lastIndexOf(']') + 1));
		put(values, "traceId", traceId);
		return values;
	}

	private static void put(Map<String, String> values, String name, @Nullable String value) {
		if (value != null) {
			values.put(name, safe(value));
		}
	}

	// It is pasted into shells and query boxes, and other services wrote it.
	private static String safe(String value) {
		return value.replaceAll("[^\\p{Alnum}._:@/-]", "_");
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
	}

}

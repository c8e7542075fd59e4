package io.throughline.drill;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.throughline.incident.Incident;
import io.throughline.store.TraceSpan;
import org.jspecify.annotations.Nullable;

/**
 * What a drill knows of one request.
 *
 * @param traceId its trace id
 * @param reference its short reference
 * @param answer what its caller got
 * @param incident what the look-up finds by the reference, {@code null} if it finds
 * nothing
 * @param spans what is stored of it
 * @param lines what was logged of it, or {@code null} where lines are not recorded
 * @param lost where an id was lost meanwhile
 * @param announced whether an alert carried the id
 * @param leaked where personal data or a secret left beside the id
 */
public record DrillEvidence(String traceId, String reference, Answer answer, @Nullable Incident incident,
		List<TraceSpan> spans, @Nullable List<Line> lines, List<LostHop> lost, boolean announced, List<String> leaked) {

	/**
	 * Create it.
	 */
	public DrillEvidence {
		spans = List.copyOf(spans);
		lines = (lines != null) ? List.copyOf(lines) : null;
		lost = List.copyOf(lost);
		leaked = List.copyOf(leaked);
	}

	/**
	 * An answer to a request.
	 *
	 * @param status the HTTP status
	 * @param headers its headers
	 */
	public record Answer(int status, Map<String, List<String>> headers) {

		/**
		 * Create it.
		 */
		public Answer {
			headers = Map.copyOf(headers);
		}

		boolean says(String id) {
			return this.headers.values().stream().anyMatch((values) -> values.contains(id));
		}

	}

	/**
	 * A line of the log.
	 *
	 * @param time when it was logged
	 * @param spanId during which span
	 * @param logger who logged it
	 * @param retryCount the number of the retry, or {@code null} at the first attempt
	 */
	public record Line(Instant time, @Nullable String spanId, String logger, @Nullable String retryCount) {
	}

}

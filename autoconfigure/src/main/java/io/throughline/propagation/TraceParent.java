package io.throughline.propagation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;

/**
 * A valid {@code traceparent} header, W3C Trace Context level 2.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param sampled the caller's sampled flag, informative only
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

	/**
	 * Name of the header.
	 */
	public static final String HEADER = "traceparent";

	private static final Pattern FORM = Pattern
		.compile("(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

	private static final Pattern TRUNCATED = Pattern
		.compile("[0-9a-f]{1,2}(-[0-9a-f]{0,32}(-[0-9a-f]{0,16}(-[0-9a-f]{0,2})?)?)?");

	private static final int LENGTH = 55;

	/**
	 * Read a header.
	 * @param value value of the header
	 * @return the ids, or empty if the value is malformed
	 */
	public static Optional<TraceParent> parse(String value) {
		Matcher matcher = FORM.matcher(value.strip());
		// Only versions that do not exist yet may have more behind the flags.
		if (!matcher.matches() || (matcher.group(5) != null && matcher.group(1).equals("00"))) {
			return Optional.empty();
		}
		boolean sampled = (Integer.parseInt(matcher.group(4), 16) & 1) == 1;
		return Optional.of(new TraceParent(matcher.group(2), matcher.group(3), sampled));
	}

	/**
	 * Return whether a malformed header lacks only some of its characters.
	 */
	static boolean isTruncated(String value) {
		String stripped = value.strip();
		return stripped.length() < LENGTH && TRUNCATED.matcher(stripped).matches();
	}

	/**
	 * Return the context of the span that this header names.
	 * @param tracer tracer that makes contexts
	 * @return the context
	 */
	public TraceContext context(Tracer tracer) {
		return tracer.traceContextBuilder().traceId(this.traceId).spanId(this.spanId).sampled(this.sampled).build();
	}

	@Override
	public String toString() {
		return "00-" + this.traceId + "-" + this.spanId + ((this.sampled) ? "-01" : "-00");
	}

}

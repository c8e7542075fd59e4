package io.throughline.sampling;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.throughline.sampling.TraceMatch.Part;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.convert.DurationStyle;

/**
 * What somebody asks to be raised.
 *
 * @param match which traces
 * @param ratio share of them that is kept in full at least
 * @param until when it falls back
 * @param reason why
 */
record RaiseRequest(TraceMatch match, double ratio, Instant until, String reason) {

	static final Duration LONGEST = Duration.ofHours(24);

	static RaiseRequest of(Map<Part, @Nullable String> values, @Nullable String ratio, @Nullable String until,
			@Nullable String reason, Instant now) {
		return new RaiseRequest(match(values), ratio(ratio), until(until, now), reason(reason));
	}

	private static TraceMatch match(Map<Part, @Nullable String> values) {
		TraceMatch match = new TraceMatch(values);
		if (match.values().isEmpty()) {
			throw invalid("Say what to raise: 'tenant', 'route', 'model', 'promptVersion' or 'scenario'");
		}
		match.values().forEach((part, value) -> {
			if (!OneLine.is(value)) {
				throw invalid("The " + part + " must be of at most " + OneLine.LONGEST + " characters on one line");
			}
		});
		return match;
	}

	private static double ratio(@Nullable String ratio) {
		try {
			double share = Double.parseDouble((ratio != null) ? ratio : "");
			if (share > 0 && share <= 1) {
				return share;
			}
		}
		catch (NumberFormatException ex) {
			// Said below.
		}
		throw invalid("The 'ratio' must be a number above 0 and at most 1, such as 1 to keep all");
	}

	private static Instant until(@Nullable String until, Instant now) {
		Instant end = (until != null) ? time(until.strip(), now) : null;
		if (end == null || !end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
			throw invalid("The 'until' must be a duration such as '30m' or a time such as '2026-03-01T12:00:00Z', at"
					+ " most 24 hours ahead");
		}
		return end;
	}

	private static @Nullable Instant time(String until, Instant now) {
		try {
			return (until.contains(":")) ? Instant.parse(until) : now.plus(DurationStyle.detectAndParse(until));
		}
		catch (IllegalArgumentException | DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

	private static String reason(@Nullable String reason) {
		String line = (reason != null) ? OneLine.of(reason) : "";
		if (line.isEmpty()) {
			throw invalid("Give a 'reason': it is shown to others while the raise runs");
		}
		return line;
	}

	private static InvalidEndpointRequestException invalid(String sentence) {
		return new InvalidEndpointRequestException(sentence, sentence);
	}

}

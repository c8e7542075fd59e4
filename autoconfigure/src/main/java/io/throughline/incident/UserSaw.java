package io.throughline.incident;

import org.jspecify.annotations.Nullable;

/**
 * What the user saw.
 *
 * @param kind {@code answer}, {@code degraded_answer}, {@code error},
 * {@code nothing_yet}, {@code nothing} or {@code no_request}, where nobody waited for an
 * answer
 * @param httpStatus the HTTP status that was answered
 * @param errorCode the short cause that an error came with
 * @param text the same in a sentence
 */
public record UserSaw(String kind, @Nullable Integer httpStatus, @Nullable String errorCode, String text) {

	static UserSaw of(Findings findings, Words words) {
		ReadSpan first = findings.tree().first();
		String status = ReadSpan.httpStatus(first.span());
		String kind = kind(findings, first, status);
		String code = kind.equals("error") ? first.errorCode() : null;
		return new UserSaw(kind, (status != null) ? Integer.valueOf(status) : null, code,
				words.say("saw." + kind + ((kind.equals("error") && code == null) ? ".unnamed" : ""), status, code));
	}

	private static String kind(Findings findings, ReadSpan first, @Nullable String status) {
		if (!first.is("request")) {
			return "no_request";
		}
		if (first.span().isRunning()) {
			return findings.outcome().equals("abandoned") ? "nothing" : "nothing_yet";
		}
		if (first.isFailed() || (status != null && status.compareTo("400") >= 0)) {
			return "error";
		}
		return findings.first() != null && !findings.outcome().equals("succeeded") ? "degraded_answer" : "answer";
	}

}

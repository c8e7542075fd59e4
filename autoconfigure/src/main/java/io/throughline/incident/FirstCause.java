package io.throughline.incident;

import org.jspecify.annotations.Nullable;

/**
 * The step that failed first.
 *
 * @param spanId its span
 * @param kind what it is
 * @param name what it is called
 * @param status how it ended, in one word
 * @param errorCode the short cause
 * @param innermost the span within it that failed first, such as an HTTP request; the
 * same where there is none
 * @param innermostCode the short cause there
 * @param followOn how many failures only follow from others
 */
public record FirstCause(String spanId, String kind, String name, String status, @Nullable String errorCode,
		String innermost, @Nullable String innermostCode, int followOn) {

	static @Nullable FirstCause of(Findings findings) {
		ReadSpan first = findings.first();
		ReadSpan innermost = findings.failures().innermost();
		if (first == null || innermost == null) {
			return null;
		}
		long followOn = findings.failures().lasting().stream().filter(findings.failures()::isFollowOn).count();
		return new FirstCause(first.id(), first.kind(), first.name(), first.status(), first.errorCode(), innermost.id(),
				innermost.errorCode(), (int) followOn);
	}

}

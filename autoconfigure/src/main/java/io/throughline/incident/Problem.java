package io.throughline.incident;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Why a look-up has no answer, as in RFC 9457.
 *
 * @param type what kind of problem it is
 * @param title the same in words
 * @param status the HTTP status
 * @param detail what to do about it
 * @param cause {@code mistyped}, {@code unrecognized} or {@code unknown} where nothing
 * was found
 * @param suggestions incidents that may be meant
 */
record Problem(String type, String title, int status, String detail, @Nullable String cause,
		List<IncidentLine> suggestions) {

	@Override
	public String toString() {
		return this.title + ": " + this.detail + "\n"
				+ this.suggestions.stream().map(IncidentLine::toString).collect(Collectors.joining());
	}

}

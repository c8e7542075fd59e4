package io.throughline.incident;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Why there is no other answer, as in RFC 9457.
 *
 * @param type what kind of problem it is
 * @param title the same in words
 * @param status the HTTP status
 * @param detail what to do about it
 * @param instance this occurrence of it
 * @param cause where nothing was found {@code mistyped}, {@code expired},
 * {@code sampled_out}, {@code not_yet}, {@code unknown} or {@code unrecognized}
 * @param reference the reference of this call itself
 * @param suggestions incidents that may be meant
 * @param candidates incidents that one reference stands for
 * @param logQueries where else to look
 * @param environments the look-ups of other environments
 * @param retryAfterSeconds when to ask again
 */
public record Problem(String type, String title, int status, String detail, @Nullable String instance,
		@Nullable String cause, @Nullable String reference, List<IncidentLine> suggestions,
		List<IncidentLine> candidates, List<LogQuery> logQueries, List<Link> environments,
		@Nullable Long retryAfterSeconds) implements PlainText {

	/**
	 * Create it.
	 */
	public Problem {
		suggestions = List.copyOf(suggestions);
		candidates = List.copyOf(candidates);
		logQueries = List.copyOf(logQueries);
		environments = List.copyOf(environments);
	}

	@Override
	public String plainText() {
		StringBuilder text = new StringBuilder(this.title + ": " + this.detail + "\n");
		text.append(lines(this.suggestions)).append(lines(this.candidates));
		this.logQueries.forEach((query) -> text.append(query.name()).append(": ").append(query.query()).append('\n'));
		this.environments.forEach((link) -> text.append(link.name()).append(": ").append(link.url()).append('\n'));
		return text.toString();
	}

	private static String lines(List<IncidentLine> incidents) {
		return incidents.stream().map(IncidentLine::plainText).collect(Collectors.joining());
	}

}

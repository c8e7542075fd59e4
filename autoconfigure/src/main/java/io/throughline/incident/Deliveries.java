package io.throughline.incident;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What became of the messages of a trace: dead letters, and those whose next attempt is
 * still to come.
 */
final class Deliveries {

	private static final Pattern DEAD_LETTER = Pattern.compile("(?i).*[-._](dlt|dlq|dead[-._]?letters?)");

	private final @Nullable ReadSpan deadLetter;

	private final @Nullable ReadSpan failed;

	private final @Nullable Instant nextAttempt;

	Deliveries(SpanTree tree, Instant now) {
		List<ReadSpan> all = tree.all();
		this.deadLetter = all.stream().filter(Deliveries::isDeadLetter).findFirst().orElse(null);
		Map<String, ReadSpan> last = new HashMap<>();
		all.stream()
			.filter((span) -> span.is("job") && span.topic() != null)
			.forEach((span) -> last.put(RetryTopic.base(String.valueOf(span.topic())), span));
		this.failed = last.values()
			.stream()
			.filter(ReadSpan::isFailed)
			.max(Comparator.comparing((span) -> span.span().start()))
			.orElse(null);
		this.nextAttempt = all.stream()
			.flatMap((span) -> Stream.ofNullable(span.span().text(Field.NEXT_ATTEMPT)))
			.flatMap(Deliveries::instant)
			.filter(now::isBefore)
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	private static boolean isDeadLetter(ReadSpan span) {
		String topic = span.topic();
		return span.status().equals("dead_lettered") || (topic != null && DEAD_LETTER.matcher(topic).matches());
	}

	private static Stream<Instant> instant(String text) {
		try {
			return Stream.of(Instant.parse(text));
		}
		catch (DateTimeParseException ex) {
			return Stream.empty();
		}
	}

	boolean isDeadLettered() {
		return this.deadLetter != null;
	}

	/**
	 * Return the delivery that failed last and has not gone well since.
	 */
	@Nullable ReadSpan failed() {
		return this.failed;
	}

	/**
	 * Return whether a failed delivery will likely be tried again: it failed not long
	 * ago, and nobody put it aside.
	 */
	boolean isPending(Instant quiet) {
		Instant end = (this.failed != null) ? this.failed.span().end() : null;
		return !isDeadLettered() && end != null && end.isAfter(quiet);
	}

	/**
	 * Return when what failed will be tried again, if that is known.
	 */
	@Nullable Instant nextAttempt() {
		return this.nextAttempt;
	}

	/**
	 * Return the record in question as {@code topic-partition@offset}, or its topic.
	 */
	@Nullable String place() {
		ReadSpan span = (this.failed != null) ? this.failed : this.deadLetter;
		if (span == null) {
			return null;
		}
		return (span.record() != null) ? span.record() : span.topic();
	}

}

package io.throughline.test;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.semconv.Field;

/**
 * What was recorded of one trace so far; guarded by the recorder.
 */
final class RecordedTrace {

	// Work that is handed to a pool of threads is picked up by then.
	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(300);

	// A record that is listened to is picked up by then.
	private static final long DELIVERY = TimeUnit.SECONDS.toNanos(5);

	private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");

	private static final AttributeKey<String> NEXT = AttributeKey
		.stringKey(String.valueOf(Field.NEXT_ATTEMPT.attribute()));

	final long begun = System.nanoTime();

	final List<SpanData> spans = new ArrayList<>();

	final List<SpanData> exported = new ArrayList<>();

	final List<LogLine> lines = new ArrayList<>();

	final List<SentMessage> sent = new ArrayList<>();

	final List<Map<String, List<String>>> answers = new ArrayList<>();

	final Set<String> running = new HashSet<>();

	private long changed = this.begun;

	void changed() {
		this.changed = System.nanoTime();
	}

	String name() {
		return this.spans.isEmpty() ? "" : this.spans.get(this.spans.size() - 1).getName();
	}

	/**
	 * Return when the trace is quiet if nothing more happens.
	 * @param listenedTo tells the topics that the application listens to
	 */
	long quietAt(Predicate<String> listenedTo) {
		if (!this.running.isEmpty()) {
			return Long.MAX_VALUE;
		}
		long quiet = this.changed + PAUSE;
		if (undelivered(listenedTo)) {
			quiet = this.changed + DELIVERY;
		}
		long now = System.nanoTime();
		long due = this.spans.stream()
			.flatMap((span) -> Stream.ofNullable(span.getAttributes().get(NEXT)))
			.mapToLong(RecordedTrace::millisUntil)
			.max()
			.orElse(Long.MIN_VALUE);
		return (due > 0) ? Math.max(quiet, now + TimeUnit.MILLISECONDS.toNanos(due) + DELIVERY) : quiet;
	}

	private boolean undelivered(Predicate<String> listenedTo) {
		Set<String> received = this.spans.stream()
			.filter((span) -> span.getKind() == SpanKind.CONSUMER)
			.flatMap((span) -> Stream.concat(Stream.of(span.getParentSpanId()),
					span.getLinks().stream().map((link) -> link.getSpanContext().getSpanId())))
			.collect(Collectors.toSet());
		return this.spans.stream()
			.filter((span) -> span.getKind() == SpanKind.PRODUCER && !received.contains(span.getSpanId()))
			.flatMap((span) -> Stream.ofNullable(span.getAttributes().get(TOPIC)))
			.anyMatch(listenedTo);
	}

	private static long millisUntil(String instant) {
		try {
			return Instant.parse(instant).toEpochMilli() - System.currentTimeMillis();
		}
		catch (DateTimeParseException ex) {
			return Long.MIN_VALUE;
		}
	}

}

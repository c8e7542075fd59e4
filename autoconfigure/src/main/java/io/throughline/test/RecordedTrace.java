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
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

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

	boolean alerted;

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
		List<SpanData> awaited = undelivered(listenedTo);
		long due = awaited.stream().mapToLong(RecordedTrace::due).max().orElse(0);
		long untilDue = TimeUnit.MILLISECONDS.toNanos(Math.max(due - System.currentTimeMillis(), 0));
		return (awaited.isEmpty() && !failedLast()) ? this.changed + PAUSE
				: Math.max(this.changed, (due > 0) ? System.nanoTime() + untilDue : this.changed) + DELIVERY;
	}

	// What failed at a listener is likely tried again or put aside.
	private boolean failedLast() {
		List<SpanData> messages = this.spans.stream()
			.filter((span) -> span.getKind() == SpanKind.CONSUMER || span.getKind() == SpanKind.PRODUCER)
			.toList();
		@Nullable SpanData last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
		return last != null && last.getKind() == SpanKind.CONSUMER
				&& last.getStatus().getStatusCode() == StatusCode.ERROR;
	}

	// A record of a retry topic may be polled before its time: then it is put back.
	private List<SpanData> undelivered(Predicate<String> listenedTo) {
		return this.spans.stream()
			.filter((span) -> span.getKind() == SpanKind.PRODUCER)
			.filter((sent) -> this.spans.stream().noneMatch((span) -> isDelivery(span, sent)))
			.filter((sent) -> Stream.ofNullable(sent.getAttributes().get(TOPIC)).anyMatch(listenedTo))
			.toList();
	}

	private static boolean isDelivery(SpanData span, SpanData sent) {
		boolean refers = span.getParentSpanId().equals(sent.getSpanId()) || span.getLinks()
			.stream()
			.anyMatch((link) -> link.getSpanContext().getSpanId().equals(sent.getSpanId()));
		return refers && span.getKind() == SpanKind.CONSUMER
				&& TimeUnit.NANOSECONDS.toMillis(span.getStartEpochNanos()) >= due(sent);
	}

	private static long due(SpanData sent) {
		String next = sent.getAttributes().get(NEXT);
		try {
			return (next != null) ? Instant.parse(next).toEpochMilli() : 0;
		}
		catch (DateTimeParseException ex) {
			return 0;
		}
	}

}

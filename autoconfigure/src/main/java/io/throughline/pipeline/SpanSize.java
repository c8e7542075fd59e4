package io.throughline.pipeline;

import java.util.List;
import java.util.function.BiConsumer;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * An upper bound of the bytes that a span keeps from the garbage collector. Runs on the
 * request's thread: one pass, no copy, no text is read.
 */
final class SpanSize implements BiConsumer<AttributeKey<?>, Object> {

	// The SDK's span, its contexts, lists and the view of it.
	private static final long SPAN = 700;

	private static final long EVENT = 160;

	// Its trace, and what it may hold on to.
	private static final long EXCEPTION = 4096;

	// An entry of a map and the object that it points to.
	private static final long ENTRY = 72;

	private long bytes;

	private SpanSize() {
	}

	static long of(SpanData span) {
		SpanSize size = new SpanSize();
		size.add(span);
		return size.bytes;
	}

	private void add(SpanData span) {
		this.bytes += SPAN + text(span.getName()) + text(span.getStatus().getDescription());
		span.getAttributes().forEach(this);
		List<EventData> events = span.getEvents();
		for (int i = 0; i < events.size(); i++) {
			boolean exception = events.get(i) instanceof ExceptionEventData;
			this.bytes += EVENT + text(events.get(i).getName()) + (exception ? EXCEPTION : 0);
			events.get(i).getAttributes().forEach(this);
		}
		List<LinkData> links = span.getLinks();
		for (int i = 0; i < links.size(); i++) {
			this.bytes += EVENT;
			links.get(i).getAttributes().forEach(this);
		}
	}

	@Override
	public void accept(AttributeKey<?> key, Object value) {
		this.bytes += ENTRY;
		if (value instanceof String text) {
			this.bytes += text(text);
		}
		else if (value instanceof List<?> list) {
			for (Object element : list) {
				this.bytes += 40 + ((element instanceof String text) ? text(text) : 0);
			}
		}
	}

	// Two bytes are the most that a character takes; which it is, is the string's secret.
	private static long text(String text) {
		return 2L * text.length();
	}

}

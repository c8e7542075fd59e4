package io.throughline.store;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * A span as it is stored. Values of attributes are texts, {@code Long}, {@code Double},
 * {@code Boolean} or lists of one of them.
 *
 * @param spanId the span id, 16 hexadecimal digits
 * @param parentId the span id of its parent, {@code null} at the root of the trace
 * @param entry whether its parent is not of the same process
 * @param name the name
 * @param kind {@code internal}, {@code server}, {@code client}, {@code producer} or
 * {@code consumer}
 * @param start when it began
 * @param end when it ended, {@code null} while it runs
 * @param status what it said of its end
 * @param statusText what it said in words, empty if nothing
 * @param attributes its attributes
 * @param events what happened meanwhile
 * @param links the spans that it refers to
 * @param resource the process that made it; at entries only
 */
public record TraceSpan(String spanId, @Nullable String parentId, boolean entry, String name, String kind,
		Instant start, @Nullable Instant end, Status status, String statusText, Map<String, Object> attributes,
		List<Event> events, List<Link> links, Map<String, Object> resource) {

	/**
	 * Create a span.
	 */
	public TraceSpan {
		attributes = copy(attributes);
		events = List.copyOf(events);
		links = List.copyOf(links);
		resource = copy(resource);
	}

	/**
	 * Return whether it has not ended.
	 * @return whether it runs
	 */
	public boolean isRunning() {
		return this.end == null;
	}

	/**
	 * Return the value of a field that is a text.
	 * @param field the field
	 * @return the text, or {@code null} if there is none
	 */
	public @Nullable String text(Field field) {
		Object value = (field.attribute() != null) ? this.attributes.get(field.attribute()) : null;
		return (value instanceof String text && !text.isEmpty()) ? text : null;
	}

	private static Map<String, Object> copy(Map<String, Object> values) {
		return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/**
	 * What a span says of its end.
	 */
	public enum Status {

		/**
		 * Nothing.
		 */
		UNSET,

		/**
		 * That it went well.
		 */
		OK,

		/**
		 * That it failed.
		 */
		ERROR

	}

	/**
	 * Something that happened within a span.
	 *
	 * @param name its name
	 * @param time when it happened
	 * @param attributes its attributes
	 */
	public record Event(String name, Instant time, Map<String, Object> attributes) {

		/**
		 * Create an event.
		 */
		public Event {
			attributes = copy(attributes);
		}

	}

	/**
	 * Another span that a span refers to.
	 *
	 * @param traceId its trace id
	 * @param spanId its span id
	 * @param attributes what is said of it
	 */
	public record Link(String traceId, String spanId, Map<String, Object> attributes) {

		/**
		 * Create a link.
		 */
		public Link {
			attributes = copy(attributes);
		}

	}

}

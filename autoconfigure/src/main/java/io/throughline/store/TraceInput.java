package io.throughline.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.store.TraceSpan.Status;
import io.throughline.store.TraceSummary.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link TraceOutput} wrote.
 */
final class TraceInput {

	private final List<String> known = new ArrayList<>();

	private final DataInputStream in;

	TraceInput(DataInputStream in) {
		this.in = in;
	}

	TraceSummary summary() throws IOException {
		return new TraceSummary(text(), text(), number(), instant(), Duration.ofNanos(number()), text(), text(),
				optional(), new Caller(optional(), optional(), optional()), optional(), optional(), optional(),
				optional(), texts(), texts(), texts(), ids(), sampling(), counts(), (int) number(), (int) number(),
				this.in.readBoolean(), optional());
	}

	private Map<String, Set<String>> ids() throws IOException {
		Map<String, Set<String>> ids = new LinkedHashMap<>();
		for (long left = number(); left > 0; left--) {
			ids.put(text(), texts());
		}
		return ids;
	}

	private @Nullable SamplingDecision sampling() throws IOException {
		List<?> parts = (List<?>) value();
		return parts.isEmpty() ? null : new SamplingDecision(SamplingLevel.valueOf(parts.get(0).toString()),
				Double.parseDouble(parts.get(1).toString()), parts.get(2).toString());
	}

	private Map<String, Long> counts() throws IOException {
		Map<String, Long> counts = new LinkedHashMap<>();
		values().forEach((type, count) -> counts.put(type, (Long) count));
		return counts;
	}

	List<TraceSpan> spans() throws IOException {
		List<TraceSpan> spans = new ArrayList<>();
		for (long left = number(); left > 0; left--) {
			spans.add(new TraceSpan(text(), optional(), this.in.readBoolean(), text(), text(), instant(),
					this.in.readBoolean() ? instant() : null, Status.valueOf(text()), text(), values(), events(),
					links(), values()));
		}
		return spans;
	}

	private List<TraceSpan.Event> events() throws IOException {
		List<TraceSpan.Event> events = new ArrayList<>();
		for (long left = number(); left > 0; left--) {
			events.add(new TraceSpan.Event(text(), instant(), values()));
		}
		return events;
	}

	private List<TraceSpan.Link> links() throws IOException {
		List<TraceSpan.Link> links = new ArrayList<>();
		for (long left = number(); left > 0; left--) {
			links.add(new TraceSpan.Link(text(), text(), values()));
		}
		return links;
	}

	private Map<String, Object> values() throws IOException {
		Map<String, Object> values = new LinkedHashMap<>();
		for (long left = number(); left > 0; left--) {
			values.put(text(), value());
		}
		return values;
	}

	private Object value() throws IOException {
		int type = this.in.readUnsignedByte();
		return switch (type) {
			case 'L' -> list();
			case 'T' -> true;
			case 'F' -> false;
			case 'D' -> this.in.readDouble();
			case 'N' -> number();
			case 'S' -> text();
			default -> throw new IOException("No value begins with " + type);
		};
	}

	private List<Object> list() throws IOException {
		List<Object> list = new ArrayList<>();
		for (long left = number(); left > 0; left--) {
			list.add(value());
		}
		return List.copyOf(list);
	}

	private Set<String> texts() throws IOException {
		Set<String> texts = new LinkedHashSet<>();
		for (long left = number(); left > 0; left--) {
			texts.add(text());
		}
		return texts;
	}

	private String text() throws IOException {
		return Objects.requireNonNull(optional());
	}

	private @Nullable String optional() throws IOException {
		int mark = (int) number();
		if (mark == TraceOutput.NULL) {
			return null;
		}
		if (mark != TraceOutput.NEW) {
			return this.known.get(mark - TraceOutput.FIRST_KNOWN);
		}
		byte[] bytes = this.in.readNBytes((int) number());
		String text = new String(bytes, StandardCharsets.UTF_8);
		if (bytes.length <= TraceOutput.LONGEST_KNOWN) {
			this.known.add(text);
		}
		return text;
	}

	private Instant instant() throws IOException {
		return Instant.ofEpochSecond(number(), number());
	}

	private long number() throws IOException {
		long number = 0;
		int shift = 0;
		int part;
		do {
			part = this.in.readUnsignedByte();
			number |= (long) (part & 0x7F) << shift;
			shift += 7;
		}
		while ((part & 0x80) != 0);
		return (number >>> 1) ^ -(number & 1);
	}

}

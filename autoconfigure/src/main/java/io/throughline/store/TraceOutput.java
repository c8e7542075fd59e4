package io.throughline.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of a trace. A short text that was written before is only pointed to.
 */
final class TraceOutput {

	static final int NULL = 0;

	static final int NEW = 1;

	static final int FIRST_KNOWN = 2;

	static final int LONGEST_KNOWN = 64;

	private final Map<String, Integer> known = new HashMap<>();

	private final DataOutputStream out;

	TraceOutput(DataOutputStream out) {
		this.out = out;
	}

	void summary(TraceSummary summary) throws IOException {
		text(summary.traceId());
		text(summary.reference());
		number(summary.revision());
		instant(summary.start());
		number(summary.duration().toNanos());
		texts(summary.outcome(), summary.name(), summary.service(), summary.caller().tenant(),
				summary.caller().session(), summary.caller().userHash(), summary.route(), summary.scenario(),
				summary.failingStep(), summary.errorCode());
		texts(summary.models());
		texts(summary.prompts());
		texts(summary.promptVersions());
		number(summary.ids().size());
		for (Map.Entry<String, Set<String>> id : summary.ids().entrySet()) {
			text(id.getKey());
			texts(id.getValue());
		}
		value((summary.sampling() != null) ? List.of(summary.sampling().level().name(),
				Double.toString(summary.sampling().probability()), summary.sampling().reason()) : List.of());
		values(summary.redacted());
		number(summary.spans());
		number(summary.droppedSpans());
		this.out.writeBoolean(summary.content());
		text(summary.pin());
	}

	void spans(List<TraceSpan> spans) throws IOException {
		number(spans.size());
		for (TraceSpan span : spans) {
			span(span);
		}
	}

	private void span(TraceSpan span) throws IOException {
		texts(span.spanId(), span.parentId());
		this.out.writeBoolean(span.entry());
		texts(span.name(), span.kind());
		instant(span.start());
		this.out.writeBoolean(span.end() != null);
		if (span.end() != null) {
			instant(span.end());
		}
		texts(span.status().name(), span.statusText());
		values(span.attributes());
		number(span.events().size());
		for (TraceSpan.Event event : span.events()) {
			text(event.name());
			instant(event.time());
			values(event.attributes());
		}
		number(span.links().size());
		for (TraceSpan.Link link : span.links()) {
			texts(link.traceId(), link.spanId());
			values(link.attributes());
		}
		values(span.resource());
	}

	private void values(Map<String, ?> values) throws IOException {
		number(values.size());
		for (Map.Entry<String, ?> entry : values.entrySet()) {
			text(entry.getKey());
			value(entry.getValue());
		}
	}

	private void value(Object value) throws IOException {
		if (value instanceof List<?> list) {
			this.out.writeByte('L');
			number(list.size());
			for (Object element : list) {
				value(element);
			}
		}
		else if (value instanceof Boolean flag) {
			this.out.writeByte(flag ? 'T' : 'F');
		}
		else if (value instanceof Double number) {
			this.out.writeByte('D');
			this.out.writeDouble(number);
		}
		else if (value instanceof Long number) {
			this.out.writeByte('N');
			number(number);
		}
		else {
			this.out.writeByte('S');
			text(value.toString());
		}
	}

	private void texts(Collection<String> texts) throws IOException {
		number(texts.size());
		for (String text : texts) {
			text(text);
		}
	}

	private void texts(@Nullable String... texts) throws IOException {
		for (String text : texts) {
			text(text);
		}
	}

	private void text(@Nullable String text) throws IOException {
		if (text == null) {
			number(NULL);
			return;
		}
		Integer before = this.known.get(text);
		if (before != null) {
			number(before);
			return;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		number(NEW);
		number(bytes.length);
		this.out.write(bytes);
		if (bytes.length <= LONGEST_KNOWN) {
			this.known.put(text, FIRST_KNOWN + this.known.size());
		}
	}

	private void instant(Instant instant) throws IOException {
		number(instant.getEpochSecond());
		number(instant.getNano());
	}

	// Seven bits a byte, the sign last: most numbers are small.
	private void number(long number) throws IOException {
		long left = (number << 1) ^ (number >> 63);
		while ((left & ~0x7FL) != 0) {
			this.out.writeByte((int) (left & 0x7F) | 0x80);
			left >>>= 7;
		}
		this.out.writeByte((int) left);
	}

}

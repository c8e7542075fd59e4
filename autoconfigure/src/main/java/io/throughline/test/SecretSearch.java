package io.throughline.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.IdentityBaggage;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;

/**
 * Looks with the application's own redactor for what should not have left.
 */
final class SecretSearch {

	private static final List<String> BESIDE_THE_ID = List.of("tracestate", IdentityBaggage.HEADER);

	private final Redactor redactor;

	private final FieldRedactor fields;

	SecretSearch(Redactor redactor, FieldRedactor fields) {
		this.redactor = redactor;
		this.fields = fields;
	}

	/**
	 * Return where something was found, and of what type; never what.
	 */
	List<String> faults(TestTrace trace) {
		List<String> faults = new ArrayList<>();
		trace.exported().forEach((span) -> search(span, faults));
		trace.lines().forEach((line) -> search(line, faults));
		// What else is sent is for the receiver, such as its own credentials.
		trace.sent().forEach((message) -> BESIDE_THE_ID.forEach((name) -> {
			RedactionCounts found = new RedactionCounts();
			message.header(name).forEach((value) -> this.redactor.redact(value, found));
			add("the header " + name + " sent to " + message.target(), found, faults);
		}));
		return faults;
	}

	private void search(SpanData span, List<String> faults) {
		String place = "the span '" + span.getName() + "', ";
		search(place, span.getAttributes(), faults);
		span.getEvents()
			.forEach((event) -> search(place + "event " + event.getName() + ", ", event.getAttributes(), faults));
		RedactionCounts found = new RedactionCounts();
		this.redactor.redact(span.getName(), found);
		this.redactor.redact(span.getStatus().getDescription(), found);
		add(place + "its name or status", found, faults);
	}

	private void search(String place, Attributes attributes, List<String> faults) {
		attributes.forEach((key, value) -> {
			RedactionCounts found = new RedactionCounts();
			this.fields.redact(key.getKey(), value, found);
			add(place + "attribute " + key.getKey(), found, faults);
		});
	}

	private void search(LogLine line, List<String> faults) {
		RedactionCounts found = new RedactionCounts();
		String safe = this.redactor.redact(line.message(), found);
		// What a line says is redacted as it is written.
		if (!safe.equals(line.message()) && line.written().contains(line.message())) {
			add("a line of " + line.logger(), found, faults);
		}
	}

	private static void add(String place, RedactionCounts found, List<String> faults) {
		Map<String, Long> types = found.byType();
		if (!types.isEmpty()) {
			faults.add(place + ": " + String.join(", ", types.keySet()));
		}
	}

}

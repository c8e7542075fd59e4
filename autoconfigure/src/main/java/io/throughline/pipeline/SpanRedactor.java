package io.throughline.pipeline;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfoBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.throughline.redaction.ContentMode;
import io.throughline.redaction.RedactionCounts;
import io.throughline.redaction.Redactor;

/**
 * The one walk over all places of a span that may hold text. Resources and scopes are few
 * and shared by all spans: each is walked once.
 */
final class SpanRedactor {

	// A scope is an object per instrumentation; who makes one per call has it walked each
	// time.
	private static final int MOST_SHARED = 256;

	private static final Detail NO_CONTENT = new Detail(ContentMode.NONE, true);

	private final Map<Object, Object> shared = new IdentityHashMap<>();

	private final AttributesRedactor redactor;

	SpanRedactor(AttributesRedactor redactor) {
		this.redactor = redactor;
	}

	RedactedSpan redact(SpanData span, Detail detail, RedactionCounts found) {
		TraceStateRedactor states = new TraceStateRedactor(this.redactor);
		return new RedactedSpan(span, states.redact(span.getSpanContext()), states.redact(span.getParentSpanContext()),
				this.redactor.redact(span.getName(), found), this.redactor.redact(span.getAttributes(), detail, found),
				map(span.getEvents(), (event) -> redact(event, detail, found)),
				map(span.getLinks(), (link) -> redact(link, states, detail, found)),
				redact(span.getStatus(), detail, found), shared(span.getResource(), this::redact),
				shared(span.getInstrumentationScopeInfo(), this::redact));
	}

	/**
	 * Leave out of a safe span what a narrower detail does not show.
	 */
	RedactedSpan narrow(RedactedSpan span, Detail detail) {
		boolean same = isLeft(span.getAttributes(), detail)
				&& span.getEvents().stream().allMatch((event) -> isLeft(event.getAttributes(), detail))
				&& span.getLinks().stream().allMatch((link) -> isLeft(link.getAttributes(), detail));
		return same ? span
				: span.with(left(span.getAttributes(), detail),
						map(span.getEvents(),
								(event) -> EventData.create(event.getEpochNanos(), event.getName(),
										left(event.getAttributes(), detail), event.getTotalAttributeCount())),
						map(span.getLinks(), (link) -> LinkData.create(link.getSpanContext(),
								left(link.getAttributes(), detail), link.getTotalAttributeCount())));
	}

	private static boolean isLeft(Attributes attributes, Detail detail) {
		return attributes.asMap().keySet().stream().allMatch((key) -> detail.leaves(key.getKey()));
	}

	private static Attributes left(Attributes attributes, Detail detail) {
		return attributes.toBuilder().removeIf((key) -> !detail.leaves(key.getKey())).build();
	}

	private EventData redact(EventData event, Detail detail, RedactionCounts found) {
		// A plain event: that of an exception would carry the exception itself.
		return EventData.create(event.getEpochNanos(), this.redactor.redact(event.getName(), found),
				this.redactor.redact(event.getAttributes(), detail, found), event.getTotalAttributeCount());
	}

	private LinkData redact(LinkData link, TraceStateRedactor states, Detail detail, RedactionCounts found) {
		return LinkData.create(states.redact(link.getSpanContext()),
				this.redactor.redact(link.getAttributes(), detail, found), link.getTotalAttributeCount());
	}

	private StatusData redact(StatusData status, Detail detail, RedactionCounts found) {
		String description = detail.texts() ? this.redactor.redact(status.getDescription(), found) : "";
		return StatusData.create(status.getStatusCode(), description);
	}

	private Resource redact(Resource resource) {
		return Resource.create(this.redactor.redact(resource.getAttributes(), NO_CONTENT, new RedactionCounts()),
				resource.getSchemaUrl());
	}

	private InstrumentationScopeInfo redact(InstrumentationScopeInfo scope) {
		RedactionCounts found = new RedactionCounts();
		InstrumentationScopeInfoBuilder safe = InstrumentationScopeInfo
			.builder(this.redactor.redact(scope.getName(), found))
			.setAttributes(this.redactor.redact(scope.getAttributes(), NO_CONTENT, found));
		if (scope.getVersion() != null) {
			safe.setVersion(this.redactor.redact(scope.getVersion(), found));
		}
		if (scope.getSchemaUrl() != null) {
			safe.setSchemaUrl(scope.getSchemaUrl());
		}
		return safe.build();
	}

	@SuppressWarnings("unchecked")
	private <T extends Object> T shared(T original, UnaryOperator<T> redaction) {
		Object known = this.shared.get(original);
		if (known != null) {
			return (T) known;
		}
		T safe = redaction.apply(original);
		// A failure may pass; who sends the spans should be known again then.
		if (this.shared.size() < MOST_SHARED && !safe.toString().contains(Redactor.FAILED)) {
			this.shared.put(original, safe);
		}
		return safe;
	}

	private static <T> List<T> map(List<T> values, UnaryOperator<T> function) {
		return values.isEmpty() ? List.of() : values.stream().map(function).toList();
	}

}

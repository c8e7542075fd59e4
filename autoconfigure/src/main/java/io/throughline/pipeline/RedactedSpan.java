package io.throughline.pipeline;

import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.jspecify.annotations.Nullable;

/**
 * A span that has ended and is safe to show. It holds nothing of the span it was made of,
 * so that no processor or exporter can reach behind it.
 */
final class RedactedSpan implements SpanData, ReadableSpan {

	private final SpanContext context;

	private final SpanContext parent;

	private final String name;

	private final SpanKind kind;

	private final long start;

	private final long end;

	private final Attributes attributes;

	private final int attributeCount;

	private final List<EventData> events;

	private final int eventCount;

	private final List<LinkData> links;

	private final int linkCount;

	private final StatusData status;

	private final Resource resource;

	private final InstrumentationScopeInfo scope;

	RedactedSpan(SpanData span, SpanContext context, SpanContext parent, String name, Attributes attributes,
			List<EventData> events, List<LinkData> links, StatusData status, Resource resource,
			InstrumentationScopeInfo scope) {
		this.context = context;
		this.parent = parent;
		this.name = name;
		this.kind = span.getKind();
		this.start = span.getStartEpochNanos();
		this.end = span.getEndEpochNanos();
		this.attributes = attributes;
		this.attributeCount = span.getTotalAttributeCount();
		this.events = events;
		this.eventCount = span.getTotalRecordedEvents();
		this.links = links;
		this.linkCount = span.getTotalRecordedLinks();
		this.status = status;
		this.resource = resource;
		this.scope = scope;
	}

	RedactedSpan with(Attributes others, SpanContext other) {
		return new RedactedSpan(this, other, this.parent, this.name, others, this.events, this.links, this.status,
				this.resource, this.scope);
	}

	RedactedSpan with(Attributes others, List<EventData> otherEvents, List<LinkData> otherLinks) {
		return new RedactedSpan(this, this.context, this.parent, this.name, others, otherEvents, otherLinks,
				this.status, this.resource, this.scope);
	}

	@Override
	public SpanData toSpanData() {
		return this;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public SpanKind getKind() {
		return this.kind;
	}

	@Override
	public SpanContext getSpanContext() {
		return this.context;
	}

	@Override
	public SpanContext getParentSpanContext() {
		return this.parent;
	}

	@Override
	public StatusData getStatus() {
		return this.status;
	}

	@Override
	public long getStartEpochNanos() {
		return this.start;
	}

	@Override
	public long getEndEpochNanos() {
		return this.end;
	}

	@Override
	public long getLatencyNanos() {
		return this.end - this.start;
	}

	@Override
	public Attributes getAttributes() {
		return this.attributes;
	}

	@Override
	public <T> @Nullable T getAttribute(AttributeKey<T> key) {
		return this.attributes.get(key);
	}

	@Override
	public List<EventData> getEvents() {
		return this.events;
	}

	@Override
	public List<LinkData> getLinks() {
		return this.links;
	}

	@Override
	public boolean hasEnded() {
		return true;
	}

	@Override
	public int getTotalRecordedEvents() {
		return this.eventCount;
	}

	@Override
	public int getTotalRecordedLinks() {
		return this.linkCount;
	}

	@Override
	public int getTotalAttributeCount() {
		return this.attributeCount;
	}

	@Override
	@Deprecated
	public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
		return InstrumentationLibraryInfo.create(this.scope.getName(), this.scope.getVersion());
	}

	@Override
	public InstrumentationScopeInfo getInstrumentationScopeInfo() {
		return this.scope;
	}

	@Override
	public Resource getResource() {
		return this.resource;
	}

}

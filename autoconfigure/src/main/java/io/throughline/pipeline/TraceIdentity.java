package io.throughline.pipeline;

import java.util.List;
import java.util.Objects;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.semconv.Field;

/**
 * For whom a trace was, which only its outer spans know while it runs: written onto each
 * span, so that a backend finds any of them by tenant or session.
 *
 * @param attributes the attributes
 */
record TraceIdentity(Attributes attributes) {

	private static final List<AttributeKey<String>> KEYS = List
		.of(Field.REFERENCE, Field.TENANT_ID, Field.SESSION_ID, Field.USER_HASH)
		.stream()
		.map((field) -> AttributeKey.stringKey(Objects.requireNonNull(field.attribute())))
		.toList();

	static TraceIdentity of(List<? extends SpanData> spans) {
		AttributesBuilder identity = Attributes.builder();
		for (AttributeKey<String> key : KEYS) {
			spans.stream()
				.map((span) -> span.getAttributes().get(key))
				.filter(Objects::nonNull)
				.findFirst()
				.ifPresent((value) -> identity.put(key, value));
		}
		return new TraceIdentity(identity.build());
	}

	/**
	 * Return the attributes of a span with those of the trace; its own win.
	 */
	Attributes on(Attributes own) {
		boolean known = this.attributes.asMap().keySet().stream().allMatch(own.asMap()::containsKey);
		return known ? own : this.attributes.toBuilder().putAll(own).build();
	}

}

package io.throughline.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan.Status;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a store is told of: one request with one model call.
 */
public final class TraceParts {

	/**
	 * When the traces began, unless they say otherwise.
	 */
	public static final Instant START = Instant.parse("2026-06-06T10:14:03.000000123Z");

	private final String traceId;

	private final List<TraceSpan> spans = new ArrayList<>();

	private final Map<String, Object> root = new LinkedHashMap<>();

	private Instant start = START;

	private Status status = Status.UNSET;

	private TraceParts(String traceId) {
		this.traceId = traceId;
		this.root.put("http.route", "/api/chat");
	}

	public static TraceParts trace(long number) {
		return new TraceParts(id(number));
	}

	public static TraceParts trace(String traceId) {
		return new TraceParts(traceId);
	}

	public static String id(long number) {
		return String.format("4bf92f3577b34da6%016x", number * 0x9E3779B97F4A7C15L);
	}

	public static String spanId(long number) {
		return String.format("%016x", number);
	}

	public TraceParts at(Instant time) {
		this.start = time;
		return this;
	}

	public TraceParts with(Field field, Object value) {
		return with(Objects.requireNonNull(field.attribute()), value);
	}

	public TraceParts with(String name, Object value) {
		this.root.put(name, value);
		return this;
	}

	public TraceParts outcome(String outcome) {
		this.status = outcome.equals("failed") ? Status.ERROR : Status.UNSET;
		return with(Field.OUTCOME, outcome);
	}

	public TraceParts span(TraceSpan span) {
		this.spans.add(span);
		return this;
	}

	/**
	 * A child of the root, a tenth of a second later.
	 */
	public TraceParts child(long id, String name, Map<String, Object> attributes) {
		return span(span(spanId(id), spanId(1), name, this.start.plusMillis(100), this.start.plusMillis(150),
				Status.UNSET, attributes));
	}

	public TraceParts failedChild(long id, String name, String code) {
		return span(span(spanId(id), spanId(1), name, this.start.plusMillis(100), this.start.plusMillis(150),
				Status.ERROR, Map.of("throughline.step.name", name, "error.type", code)));
	}

	public TracePart done() {
		return part(this.start.plus(Duration.ofMillis(200)), new SamplingDecision(SamplingLevel.FULL, 0.5, "ratio"));
	}

	public TracePart running() {
		return part(null, null);
	}

	/**
	 * Only what was added, as it comes late.
	 */
	public TracePart late() {
		return new TracePart(this.traceId, this.spans, new SamplingDecision(SamplingLevel.FULL, 0.5, "ratio"),
				Map.of("email", 1L));
	}

	private TracePart part(@Nullable Instant end, @Nullable SamplingDecision decision) {
		List<TraceSpan> all = new ArrayList<>(this.spans);
		all.add(new TraceSpan(spanId(1), null, true, "http post /api/chat", "server", this.start, end, this.status, "",
				this.root, List.of(), List.of(), Map.of("service.name", "support-bot")));
		return new TracePart(this.traceId, all, decision, Map.of("email", 2L));
	}

	public static TraceSpan span(String id, @Nullable String parent, String name, Instant start, @Nullable Instant end,
			Status status, Map<String, Object> attributes) {
		return new TraceSpan(id, parent, parent == null, name, "internal", start, end, status, "", attributes,
				List.of(), List.of(), Map.of());
	}

}

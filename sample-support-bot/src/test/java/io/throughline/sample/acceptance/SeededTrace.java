package io.throughline.sample.acceptance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.throughline.reference.Reference;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Event;
import io.throughline.store.TraceSpan.Status;
import io.throughline.store.TraceStore;

/**
 * A trace of a chat, made by hand, with the canary wherever content may be.
 */
final class SeededTrace {

	/**
	 * Content, which nobody without the role may ever see.
	 */
	static final String CANARY = "canary7f3a";

	private final String traceId;

	private final List<TraceSpan> spans = new ArrayList<>();

	private Instant start = Instant.now().minusSeconds(30).truncatedTo(ChronoUnit.MILLIS);

	private SamplingDecision sampling = new SamplingDecision(SamplingLevel.FULL, 1, "error");

	private SeededTrace(String traceId) {
		this.traceId = traceId;
	}

	static SeededTrace empty() {
		return new SeededTrace(newTraceId());
	}

	static SeededTrace of(String traceId) {
		return new SeededTrace(traceId);
	}

	static String newTraceId() {
		return UUID.randomUUID().toString().replace("-", "");
	}

	SeededTrace at(Instant time) {
		this.start = time.truncatedTo(ChronoUnit.MILLIS);
		return this;
	}

	SeededTrace sampled(double probability, String reason) {
		this.sampling = new SamplingDecision(SamplingLevel.FULL, probability, reason);
		return this;
	}

	/**
	 * Add the request and its workflow, spans 1 and 2.
	 */
	SeededTrace chat(String outcome, long length, String tenant, String session) {
		span("1", null, "http post /api/chat", "server", 0, length, Status.UNSET, Map.of("throughline.outcome", outcome,
				"status", "200", "http.route", "/api/chat", "throughline.tenant.id", tenant, "session.id", session));
		return step("2", "1", "workflow", "support_chat", 2, length - 4, Map.of());
	}

	SeededTrace chat(String outcome) {
		return chat(outcome, 400, "acme", "s-" + this.traceId.substring(0, 8));
	}

	SeededTrace prompt(String id, String version, Map<String, Object> more) {
		Map<String, Object> all = new LinkedHashMap<>(more);
		all.put("gen_ai.prompt.name", "support-agent");
		all.put("gen_ai.prompt.version", version);
		return step(id, "2", "prompt", "support-agent", 4, 2L, all);
	}

	SeededTrace model(String id, String parent, long start, long length, long tokens, double cost) {
		return step(id, parent, "model", "chat", start, length, modelFacts(tokens, cost));
	}

	static Map<String, Object> modelFacts(long tokens, double cost) {
		return Map.of("gen_ai.request.model", "gpt-4o-mini", "gen_ai.usage.input_tokens", tokens,
				"gen_ai.usage.output_tokens", 20L, "throughline.cost.amount", cost, "throughline.cost.currency", "USD",
				"gen_ai.input.messages", message("user"), "gen_ai.output.messages", message("assistant"));
	}

	private static String message(String role) {
		return "[{\"role\":\"" + role + "\",\"parts\":[{\"type\":\"text\",\"content\":\"" + CANARY + "\"}]}]";
	}

	SeededTrace retrieval(String id, String parent, long start, String documents) {
		return step(id, parent, "retrieval", "kb-policies", start, 20L, Map.of("gen_ai.retrieval.documents", documents,
				"gen_ai.retrieval.query.text", CANARY, "throughline.cache.hit", false));
	}

	SeededTrace tool(String id, String name, long start, long length, String sideEffect, boolean retryable,
			String arguments) {
		return step(id, "2", "tool", name, start, length, toolFacts(sideEffect, retryable, arguments));
	}

	SeededTrace failedTool(String id, String name, long start, long length, String sideEffect, boolean retryable,
			String status, String code, String arguments) {
		return failed(id, "2", "tool", name, start, length, status, code, toolFacts(sideEffect, retryable, arguments));
	}

	private static Map<String, Object> toolFacts(String sideEffect, boolean retryable, String arguments) {
		return Map.of("throughline.tool.side_effect", sideEffect, "throughline.tool.retryable", retryable,
				"gen_ai.tool.call.arguments", arguments);
	}

	SeededTrace step(String id, String parent, String kind, String name, long start, Long length,
			Map<String, Object> more) {
		return span(id, parent, name, "internal", start, length, Status.UNSET, named(kind, name, "ok", more));
	}

	SeededTrace failed(String id, String parent, String kind, String name, long start, Long length, String status,
			String code, Map<String, Object> more) {
		Map<String, Object> attributes = named(kind, name, status, more);
		attributes.put("error.type", code);
		return span(id, parent, name, "internal", start, length, Status.ERROR, attributes);
	}

	private static Map<String, Object> named(String kind, String name, String status, Map<String, Object> more) {
		Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("throughline.step.kind", kind);
		attributes.put("throughline.step.name", name);
		attributes.put("throughline.step.status", status);
		return attributes;
	}

	/**
	 * Add an attempt of a worker at the record {@code refunds-0@41}.
	 */
	SeededTrace attempt(String id, String parent, long start, boolean failed) {
		span(id, parent, "refunds process", "consumer", start, 300L, failed ? Status.ERROR : Status.UNSET,
				Map.of("messaging.source.name", "refunds", "messaging.kafka.source.partition", "0",
						"messaging.kafka.message.offset", "41"));
		return failed
				? failed(id + "a", id, "model", "chat", start + 10, 280L, "timeout", "timeout", modelFacts(50, 0.0001))
				: step(id + "a", id, "model", "chat", start + 10, 280L, modelFacts(50, 0.0001));
	}

	SeededTrace span(String id, String parent, String name, String kind, long start, Long length, Status status,
			Map<String, Object> more) {
		Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("http.url", "http://host/?q=" + CANARY);
		attributes.put("throughline.error.message", CANARY);
		Instant from = this.start.plusMillis(start);
		boolean entry = kind.equals("server") || kind.equals("consumer");
		this.spans.add(new TraceSpan(spanId(id), (parent != null) ? spanId(parent) : null, entry, name, kind, from,
				(length != null) ? from.plusMillis(length) : null, status, CANARY, attributes,
				List.of(new Event("exception", from, Map.of("exception.message", CANARY))), List.of(),
				entry ? Map.of("service.name", "support-bot") : Map.of()));
		return this;
	}

	static String spanId(String id) {
		return "0".repeat(16 - id.length()) + id;
	}

	/**
	 * Put what was added since it was last saved into the store.
	 */
	SeededTrace save(TraceStore store) {
		store.save(new TracePart(this.traceId, this.spans, this.sampling, Map.of()));
		store.flush();
		this.spans.clear();
		return this;
	}

	String traceId() {
		return this.traceId;
	}

	String reference() {
		return Reference.of(this.traceId).text();
	}

	Instant start() {
		return this.start;
	}

}

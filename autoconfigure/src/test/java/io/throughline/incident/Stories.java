package io.throughline.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Status;
import org.jspecify.annotations.Nullable;

/**
 * The traces of the sample's four stories, in the shape in which the sample makes them,
 * each with the canary where content may be.
 */
final class Stories {

	static final Instant START = Instant.parse("2026-06-06T10:14:03Z");

	/**
	 * Soon after the trace.
	 */
	static final Instant SOON = START.plusSeconds(20);

	static final String TRACE_ID = "4bf92f3577b34da6a3ce929af6383afb";

	/**
	 * Content, which must never be seen.
	 */
	static final String CANARY = "canary-7f3a";

	private final String traceId;

	private final List<TraceSpan> spans = new ArrayList<>();

	private Stories(String traceId) {
		this.traceId = traceId;
	}

	static Stories empty() {
		return new Stories(TRACE_ID);
	}

	static Stories chat(String outcome) {
		return chat(TRACE_ID, outcome);
	}

	static Stories chat(String traceId, String outcome) {
		return chat(traceId, outcome, "acme");
	}

	static Stories chat(String traceId, String outcome, String tenant) {
		Stories story = new Stories(traceId);
		story.add("1", null, "http post /api/chat", "server", 0, 400L, Status.UNSET,
				Map.of("throughline.outcome", outcome, "status", "200", "http.route", "/api/chat",
						"throughline.tenant.id", tenant, "session.id", "s-1"));
		return story.step("2", "1", "workflow", "support_chat", 5, 390L, Map.of());
	}

	static Stories policyQuestion() {
		return chat("succeeded").step("3", "2", "model", "chat", 10, 50L, model(100, 0.0002))
			.step("4", "2", "retrieval", "kb-records", 60, 20L, documents(3600));
	}

	static Stories onboarding() {
		Stories story = chat("degraded").step("3", "2", "model", "chat", 10, 50L, model(100, 0.0002))
			.step("4", "2", "tool", "search_records", 60, 30L, Map.of("throughline.tool.side_effect", "none"))
			.step("5", "4", "retrieval", "kb-records", 62, 20L, documents(60 * 86_400));
		story.failed("6", "2", "tool", "crm_lookup", 100, 149L, "timeout", "504",
				Map.of("throughline.tool.side_effect", "none", "throughline.tool.retryable", true));
		for (int attempt = 0; attempt < 3; attempt++) {
			story.add("6" + attempt, "6", "http get", "client", 101 + attempt * 40, 30L, Status.ERROR,
					Map.of("method", "GET", "status", "504"));
		}
		return story;
	}

	static Stories refundRefused() {
		return chat("degraded").step("3", "2", "model", "chat", 10, 50L, model(100, 0.0002))
			.failed("4", "2", "tool", "create_refund", 70, 10L, "validation_error", "refused",
					Map.of("throughline.tool.side_effect", "non_idempotent", "throughline.tool.retryable", false))
			.step("5", "2", "model", "chat", 90, 50L, model(120, 0.0003));
	}

	static Stories chargedTwice(int attempts) {
		Stories story = chat("succeeded")
			.step("3", "2", "tool", "queue_refund", 70, 10L,
					Map.of("throughline.tool.side_effect", "non_idempotent", "throughline.tool.retryable", false))
			.add("4", "3", "refunds send", "producer", 72, 5L, Status.UNSET,
					Map.of("messaging.destination.name", "refunds"));
		for (int attempt = 0; attempt < attempts; attempt++) {
			String id = "5" + attempt;
			long start = 1_000 + attempt * 600L;
			story.add(id, "4", "refunds receive", "consumer", start, 400L, Status.ERROR, Map.of("messaging.source.name",
					"refunds", "messaging.kafka.source.partition", "0", "messaging.kafka.message.offset", "41"));
			story.failed(id + "a", id, "model", "chat", start + 10, 300L, "timeout", "timeout", model(50, 0.0001));
			story.add(id + "b", id + "a", "http post", "client", start + 12, 298L, Status.ERROR,
					Map.of("method", "POST", "exception", "HttpTimeoutException"));
		}
		return story;
	}

	Stories deadLetter() {
		return add("6", "52", "refunds.DLT send", "producer", 2_700, 5L, Status.UNSET,
				Map.of("messaging.destination.name", "refunds.DLT"));
	}

	/**
	 * A record that hops over retry topics, each time sent on by the delivery that
	 * failed.
	 */
	static Stories hopping(int hops) {
		Stories story = chat("succeeded").add("3", "2", "refunds send", "producer", 72, 5L, Status.UNSET,
				Map.of("messaging.destination.name", "refunds"));
		story.delivery("50", "3", "refunds", 1_000, Status.ERROR);
		for (int hop = 0; hop < hops; hop++) {
			String topic = "refunds-retry-" + hop;
			long start = 2_000 + hop * 1_000L;
			story.add("4" + hop, "5" + hop, topic + " send", "producer", start - 900, 5L, Status.UNSET,
					Map.of("messaging.destination.name", topic));
			story.delivery("5" + (hop + 1), "4" + hop, topic, start, Status.ERROR);
		}
		return story;
	}

	Stories delivery(String id, String parent, String topic, long start, Status status) {
		return add(id, parent, topic + " process", "consumer", start, 90L, status, Map.of("messaging.source.name",
				topic, "messaging.kafka.source.partition", "0", "messaging.kafka.message.offset", "7"));
	}

	static Map<String, Object> model(long tokens, double cost) {
		return Map.of("gen_ai.request.model", "gpt-4o-mini", "gen_ai.usage.input_tokens", tokens,
				"gen_ai.usage.output_tokens", 20L, "throughline.cost.amount", cost, "throughline.cost.currency", "USD",
				"gen_ai.input.messages", CANARY, "gen_ai.output.messages", CANARY, "throughline.provider.request.id",
				"req_abc123");
	}

	private static Map<String, Object> documents(long age) {
		return Map.of("gen_ai.retrieval.documents", "[{\"id\":\"d1\",\"age_s\":" + age + "}]",
				"gen_ai.retrieval.query.text", CANARY, "throughline.retrieval.document_ids", List.of("d1"));
	}

	Stories step(String id, @Nullable String parent, String kind, String name, long start, @Nullable Long length,
			Map<String, Object> more) {
		return add(id, parent, kind + " " + name, "internal", start, length, Status.UNSET,
				named(kind, name, "ok", more));
	}

	Stories failed(String id, @Nullable String parent, String kind, String name, long start, long length, String status,
			String code, Map<String, Object> more) {
		Map<String, Object> attributes = named(kind, name, status, more);
		attributes.put("error.type", code);
		return add(id, parent, kind + " " + name, "internal", start, length, Status.ERROR, attributes);
	}

	private static Map<String, Object> named(String kind, String name, String status, Map<String, Object> more) {
		Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("throughline.step.kind", kind);
		attributes.put("throughline.step.name", name);
		attributes.put("throughline.step.status", status);
		return attributes;
	}

	Stories add(String id, @Nullable String parent, String name, String kind, long start, @Nullable Long length,
			Status status, Map<String, Object> more) {
		Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("http.url", "http://host/?q=" + CANARY);
		attributes.put("unknown", CANARY);
		attributes.put(String.valueOf(Field.ERROR_MESSAGE.attribute()), CANARY);
		attributes.put(String.valueOf(Field.SEED.attribute()), CANARY);
		Instant from = START.plusMillis(start);
		this.spans.add(new TraceSpan(spanId(id), (parent != null) ? spanId(parent) : null,
				List.of("server", "consumer").contains(kind), name, kind, from,
				(length != null) ? from.plusMillis(length) : null, status, CANARY, attributes,
				List.of(new TraceSpan.Event("exception", from, Map.of("exception.message", CANARY))), List.of(),
				Map.of("service.name", "support-bot")));
		return this;
	}

	static String spanId(String id) {
		return "0".repeat(16 - id.length()) + id;
	}

	TracePart part() {
		return new TracePart(this.traceId, this.spans, new SamplingDecision(SamplingLevel.FULL, 1, "error"), Map.of());
	}

	Trace trace() {
		return TraceChange.add(null, part());
	}

	Incident incident(Instant now) {
		return new IncidentReader().read(trace(), null, now);
	}

}

package io.throughline.evalcase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.store.Trace;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Status;
import org.jspecify.annotations.Nullable;

/**
 * The trace of a chat that answered with an old status, as the sample makes it, with an
 * address that nobody has redacted.
 */
final class CaseTraces {

	static final String TRACE_ID = "4bf92f3577b34da6a3ce929af6383afb";

	static final String REFERENCE = "RF7K-29QX";

	static final String CANARY = "jane.doe@example.com";

	static final String ANSWER = "Your onboarding request is waiting for a response.";

	private final List<TraceSpan> spans = new ArrayList<>();

	private final Instant start = Instant.now().minusSeconds(60);

	private CaseTraces(String tenant) {
		add("1", null, "server",
				Map.of("throughline.outcome", "degraded", "http.route", "/api/chat", "throughline.tenant.id", tenant));
	}

	static TracePart onboarding() {
		return onboarding(TRACE_ID, "acme");
	}

	static TracePart onboarding(String traceId, String tenant) {
		CaseTraces trace = new CaseTraces(tenant).model("2", "1", call("tool_call", "search_records"));
		trace.step("3", "1", "tool", "search_records",
				Map.of("gen_ai.tool.name", "search_records", "gen_ai.tool.call.arguments",
						"{\"who\":\"" + CANARY + "\"}", "throughline.tool.result.summary",
						"\"Mail " + CANARY + ": waiting\""));
		trace.step("4", "3", "retrieval", "kb-records", Map.of("gen_ai.data_source.id", "kb-records",
				"gen_ai.retrieval.documents", "[{\"id\":\"record-20871\",\"rank\":1,\"score\":0.5}]"));
		trace.failed("5", "1", "tool", "crm_lookup", Map.of("gen_ai.tool.name", "crm_lookup", "error.type", "504",
				"gen_ai.tool.call.arguments", "{\"subject\":\"onboarding\"}"));
		trace.model("6", "1", text("assistant", ANSWER + " We will write to " + CANARY));
		// What a worker was told much later is not what the user saw.
		trace.add("7", "6", "consumer", Map.of());
		trace.model("8", "7", text("assistant", "Job done."));
		return new TracePart(traceId, trace.spans, new SamplingDecision(SamplingLevel.FULL, 1, "error"), Map.of());
	}

	static Trace trace() {
		return TraceChange.add(null, onboarding());
	}

	private CaseTraces model(String id, String parent, String answer) {
		String asked = String.join(",", text("system", "You are the assistant of Northwind."),
				text("user", "Hello, I am " + CANARY), text("assistant", "Good day"),
				text("user", "Where is my onboarding request? Write to " + CANARY));
		return step(id, parent, "model", "chat",
				Map.of("gen_ai.request.model", "gpt-4o-mini", "gen_ai.request.temperature", 0.2, "gen_ai.prompt.name",
						"support-agent", "gen_ai.prompt.version", "v17", "gen_ai.input.messages", "[" + asked + "]",
						"gen_ai.output.messages", "[" + answer + "]"));
	}

	private static String text(String role, String content) {
		return "{\"role\":\"%s\",\"parts\":[{\"type\":\"text\",\"content\":\"%s\"}]}".formatted(role, content);
	}

	private static String call(String type, String tool) {
		return "{\"role\":\"assistant\",\"parts\":[{\"type\":\"%s\",\"name\":\"%s\"}]}".formatted(type, tool);
	}

	private CaseTraces step(String id, @Nullable String parent, String kind, String name, Map<String, Object> more) {
		Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("throughline.step.kind", kind);
		attributes.put("throughline.step.name", name);
		attributes.putIfAbsent("throughline.step.status", "ok");
		return add(id, parent, "internal", attributes);
	}

	private CaseTraces failed(String id, String parent, String kind, String name, Map<String, Object> more) {
		Map<String, Object> attributes = new LinkedHashMap<>(more);
		attributes.put("throughline.step.status", "timeout");
		return step(id, parent, kind, name, attributes);
	}

	private CaseTraces add(String id, @Nullable String parent, String kind, Map<String, Object> attributes) {
		Instant from = this.start.plusMillis(this.spans.size() * 10L);
		this.spans.add(new TraceSpan("000000000000000" + id, (parent != null) ? "000000000000000" + parent : null,
				List.of("server", "consumer").contains(kind), "span " + id, kind, from, from.plusMillis(5),
				Status.UNSET, "", attributes, List.of(), List.of(), Map.of("service.name", "support-bot")));
		return this;
	}

}

package io.throughline.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Status;
import org.jspecify.annotations.Nullable;

/**
 * Numbered traces of a chat, the same for all that keep them: a request with an agent, a
 * retrieval, two model calls and a tool, and about 2 kB of what was written and said. One
 * of 25 failed, four belong to a conversation.
 */
final class RequestTraces {

	private static final String[] WORDS = ("""
			your order has been sent to the address that you gave us and should arrive within three working days
			if it does not please answer this message so we can ask our carrier where parcel is now refund policy
			says delayed package refunded in full when lost customers who ordered before noon expect first reply
			from support team warehouse looks into each case on own weekends are not counted thank for patience
			account number changed last week invoice was paid twice by card will correct amount next statement
			""").split("\\s+");

	private static final SamplingDecision KEPT = new SamplingDecision(SamplingLevel.FULL, 0.5, "ratio");

	private static final long MILLIS_APART = 50;

	private final Instant first;

	RequestTraces(Instant first) {
		this.first = first;
	}

	static String id(long number) {
		SplittableRandom random = new SplittableRandom(number);
		return id(random) + id(random);
	}

	private static String id(SplittableRandom random) {
		return String.format("%016x", random.nextLong());
	}

	List<TracePart> parts(long from, int count) {
		return LongStream.range(from, from + count).mapToObj(this::part).toList();
	}

	private TracePart part(long number) {
		SplittableRandom random = new SplittableRandom(number);
		String traceId = id(random) + id(random);
		boolean failed = number % 25 == 0;
		List<TraceSpan> spans = new ArrayList<>();
		TraceSpan request = span(number, random, null, "http post /api/chat", failed, request(number, failed));
		TraceSpan agent = span(number, random, request, "invoke_agent support", failed, step("agent", "support"));
		spans.add(request);
		spans.add(agent);
		spans.add(span(number, random, agent, "retrieval handbook", false, retrieval(random)));
		spans.add(span(number, random, agent, "chat gpt-4o-mini", false, model(random, 700)));
		spans.add(span(number, random, agent, "execute_tool crm_lookup", failed, tool(random, failed)));
		spans.add(span(number, random, agent, "chat gpt-4o-mini", false, model(random, 800)));
		return new TracePart(traceId, spans, KEPT, Map.of("email", 1L));
	}

	private TraceSpan span(long number, SplittableRandom random, @Nullable TraceSpan parent, String name,
			boolean failed, Map<String, Object> attributes) {
		Instant start = (parent == null) ? this.first.plusMillis(number * MILLIS_APART)
				: parent.start().plusMillis(random.nextInt(1, 300));
		Instant end = start.plusMillis((parent == null) ? 2000 : random.nextInt(5, 400));
		return new TraceSpan(id(random), (parent != null) ? parent.spanId() : null, parent == null, name,
				(parent == null) ? "server" : "internal", start, end, failed ? Status.ERROR : Status.UNSET, "",
				attributes, List.of(), List.of(),
				(parent == null) ? Map.of("service.name", "support-bot", "service.version", "1.4.2") : Map.of());
	}

	private static Map<String, Object> request(long number, boolean failed) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("http.route", "/api/chat");
		attributes.put("http.request.method", "POST");
		attributes.put("http.response.status_code", failed ? 504L : 200L);
		attributes.put("throughline.outcome", failed ? "failed" : "succeeded");
		attributes.put("throughline.tenant.id", "tenant-" + number % 50);
		attributes.put("session.id", "session-" + number / 200 * 50 + number % 50);
		attributes.put("user.hash", String.format("%016x", number / 1000 * 50 + number % 50));
		return attributes;
	}

	private static Map<String, Object> step(String kind, String name) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("throughline.step.kind", kind);
		attributes.put("throughline.step.name", name);
		attributes.put("throughline.step.status", "ok");
		return attributes;
	}

	private static Map<String, Object> retrieval(SplittableRandom random) {
		Map<String, Object> attributes = step("retrieval", "handbook");
		attributes.put("gen_ai.retrieval.query.text", text(random, 60));
		attributes.put("throughline.retrieval.document_ids",
				List.of("doc-" + random.nextInt(5000), "doc-" + random.nextInt(5000), "doc-" + random.nextInt(5000)));
		attributes.put("throughline.retrieval.result.count", 3L);
		return attributes;
	}

	private static Map<String, Object> model(SplittableRandom random, int asked) {
		Map<String, Object> attributes = step("model", "chat");
		attributes.put("gen_ai.operation.name", "chat");
		attributes.put("gen_ai.provider.name", "openai");
		attributes.put("gen_ai.request.model", "gpt-4o-mini");
		attributes.put("gen_ai.response.model", "gpt-4o-mini-2024-07-18");
		attributes.put("gen_ai.response.id", "chatcmpl-" + id(random));
		attributes.put("throughline.provider.request.id", "req_" + id(random) + id(random));
		attributes.put("gen_ai.prompt.name", "support");
		attributes.put("gen_ai.prompt.version", "v7");
		attributes.put("gen_ai.usage.input_tokens", (long) random.nextInt(300, 900));
		attributes.put("gen_ai.usage.output_tokens", (long) random.nextInt(20, 90));
		attributes.put("throughline.cost.amount", random.nextInt(100, 900) / 1e6);
		attributes.put("throughline.cost.currency", "USD");
		attributes.put("gen_ai.input.messages", text(random, asked));
		attributes.put("gen_ai.output.messages", text(random, 150));
		return attributes;
	}

	private static Map<String, Object> tool(SplittableRandom random, boolean failed) {
		Map<String, Object> attributes = step("tool", "crm_lookup");
		attributes.put("gen_ai.tool.name", "crm_lookup");
		attributes.put("gen_ai.tool.call.id", "call_" + id(random));
		attributes.put("gen_ai.tool.call.arguments", "{\"customer\":\"" + random.nextInt(100_000) + "\"}");
		attributes.put("throughline.tool.result.summary", text(random, 150));
		attributes.put("throughline.tool.side_effect", "none");
		if (failed) {
			attributes.put("throughline.step.status", "timeout");
			attributes.put("error.type", "504");
		}
		return attributes;
	}

	private static String text(SplittableRandom random, int length) {
		StringBuilder text = new StringBuilder(length + 12);
		while (text.length() < length) {
			text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
		}
		return text.toString();
	}

}

package io.throughline.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.semconv.Field;
import io.throughline.store.TraceParts;
import io.throughline.store.TraceStore;

/**
 * Saves the turns of conversations, each with content that must never be seen.
 */
final class ConversationStory {

	static final String CANARY = "canary-51c9";

	static final Instant START = Instant.parse("2026-06-06T10:02:11Z");

	private static final Duration OLD = Duration.ofDays(31);

	private final TraceStore store;

	private long traces;

	ConversationStory(TraceStore store) {
		this.store = store;
	}

	/**
	 * Seven turns in twelve minutes: a stale document comes in the second one and is used
	 * again until the fifth fails.
	 */
	void save(String session, String tenant) {
		turn(session, tenant, 0, "succeeded").model(611, 0.0004, "Hello").memory("m_1", Duration.ofDays(1)).save();
		turn(session, tenant, 30, "succeeded").model(700, 0.0005, "It is open").documents("doc_1", OLD).save();
		turn(session, tenant, 60, "succeeded").model(800, 0.0006, "Say more").documents("doc_2", Duration.ZERO).save();
		turn(session, tenant, 90, "succeeded").model(900, 0.0007, "It is open")
			.memory("m_1", Duration.ofDays(1))
			.save();
		turn(session, tenant, 570, "degraded").model(1912, 0.0011, "Done")
			.documents("doc_1", OLD)
			.with(Field.PROMPT_VERSION, "v2")
			.save();
		turn(session, tenant, 600, "failed").model(1912, 0.0011, "Sorry").with(Field.PROMPT_VERSION, "v2").save();
		turn(session, tenant, 720, "succeeded").model(1912, 0.0011, "Bye").with(Field.PROMPT_VERSION, "v2").save();
	}

	Turn turn(String session, String tenant, long second, String outcome) {
		return new Turn(TraceParts.trace(++this.traces)
			.at(START.plusSeconds(second))
			.with(Field.SESSION_ID, session)
			.with(Field.PROMPT_NAME, "support")
			.with(Field.PROMPT_VERSION, "v1")
			.outcome(outcome), tenant);
	}

	/**
	 * A turn on its way into the store.
	 */
	final class Turn {

		private final TraceParts parts;

		private long spans = 1;

		private Turn(TraceParts parts, String tenant) {
			this.parts = parts;
			if (!tenant.isEmpty()) {
				parts.with(Field.TENANT_ID, tenant);
			}
		}

		Turn with(Field field, Object value) {
			this.parts.with(field, value);
			return this;
		}

		Turn model(long inputTokens, double cost, String answer) {
			return step("model",
					Map.of("gen_ai.usage.input_tokens", inputTokens, "gen_ai.usage.output_tokens", 120L,
							"throughline.cost.amount", cost, "throughline.cost.currency", "USD",
							"gen_ai.input.messages", CANARY, "gen_ai.output.messages",
							"[{\"parts\":[{\"type\":\"text\",\"content\":\"" + CANARY + " " + answer + "\"}]}]"));
		}

		Turn documents(String id, Duration age) {
			return step("retrieval",
					Map.of("throughline.retrieval.document_ids", List.of(id), "gen_ai.retrieval.documents",
							"[{\"id\":\"other\",\"rank\":1},{\"id\":\"" + id + "\",\"rank\":2,\"score\":0.5,\"age_s\":"
									+ age.toSeconds() + "}]"));
		}

		Turn memory(String id, Duration age) {
			return step("memory", Map.of("throughline.memory.record_ids", List.of(id), "throughline.memory.age",
					(double) age.toSeconds()));
		}

		Turn step(String kind, Map<String, Object> attributes) {
			Map<String, Object> all = new LinkedHashMap<>(attributes);
			all.put("throughline.step.kind", kind);
			all.put("throughline.step.name", kind + "_step");
			this.parts.child(++this.spans, kind, all);
			return this;
		}

		void save() {
			ConversationStory.this.store.save(this.parts.done());
		}

	}

}

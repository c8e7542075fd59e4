package io.throughline.prompt;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.semconv.Field;
import io.throughline.store.TracePart;
import io.throughline.store.TraceParts;
import io.throughline.store.TraceStore;

/**
 * Saves requests with the prompt {@code support}, one a second.
 */
final class PromptRequests {

	static final String CANARY = "canary-90ab";

	static final Instant START = Instant.parse("2026-06-06T10:00:00Z");

	private final TraceStore store;

	private long traces;

	PromptRequests(TraceStore store) {
		this.store = store;
	}

	Request of(String version, String outcome) {
		return new Request(version, outcome);
	}

	/**
	 * A request on its way into the store.
	 */
	final class Request {

		private final TraceParts parts;

		private long spans = 1;

		private Request(String version, String outcome) {
			long number = ++PromptRequests.this.traces;
			this.parts = TraceParts.trace(number).at(START.plusSeconds(number)).outcome(outcome);
			with(Field.PROMPT_NAME, "support").with(Field.PROMPT_VERSION, version);
		}

		Request with(Field field, Object value) {
			this.parts.with(field, value);
			return this;
		}

		Request model(long tokens, double cost, String currency) {
			return step("model", "ok",
					Map.of("gen_ai.usage.input_tokens", tokens, "gen_ai.usage.output_tokens", 10L,
							"throughline.cost.amount", cost, "throughline.cost.currency", currency,
							"gen_ai.input.messages", CANARY));
		}

		Request step(String kind, String status, Map<String, Object> more) {
			Map<String, Object> attributes = new HashMap<>(more);
			attributes.put("throughline.step.kind", kind);
			attributes.put("throughline.step.name", kind + "_step");
			attributes.put("throughline.step.status", status);
			this.parts.child(++this.spans, kind, attributes);
			return this;
		}

		void keptWith(double probability) {
			TracePart part = this.parts.done();
			PromptRequests.this.store.save(new TracePart(part.traceId(), part.spans(),
					new SamplingDecision(SamplingLevel.FULL, probability, "ratio"), Map.of()));
		}

		void running() {
			PromptRequests.this.store.save(this.parts.running());
		}

	}

	static List<String> versions(PromptVersions found) {
		return found.versions().stream().map(VersionFigures::version).toList();
	}

}

package io.throughline.evalcase;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.throughline.evalcase.EvalCase.Document;
import io.throughline.evalcase.EvalCase.Message;
import io.throughline.evalcase.EvalCase.Observed;
import io.throughline.evalcase.EvalCase.Prompt;
import io.throughline.evalcase.EvalCase.ToolReply;
import org.jspecify.annotations.Nullable;

/**
 * Eval cases to test with.
 */
final class Cases {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929af6383afb";

	private Cases() {
	}

	static EvalCase full(@Nullable String expected) {
		return new EvalCase("RF7K-29QX", "refunds", TRACE_ID, "http://localhost/incidents/RF7K-29QX",
				Instant.parse("2026-06-06T10:14:03.250Z"), "/api/chat", "Refund my \"delayed\" package\nplease",
				List.of(new Message("user", "Hello"), new Message("assistant", "Good day")),
				new Prompt("support_agent", "v3",
						Map.of("gen_ai.request.model", "gpt-4.1-mini", "gen_ai.request.temperature", 0.2,
								"gen_ai.request.max_tokens", 512L)),
				List.of(new Document("doc_102", 0.91, "policies", "Refunds within 30 days"),
						new Document("doc_087", null, null, null)),
				List.of(new ToolReply("create_refund", "{\"amount\":12999}", null, "validation_error",
						"INVALID_ARGUMENT")),
				new Observed("It was refunded.", "degraded", "create_refund", "INVALID_ARGUMENT"), expected);
	}

	static EvalCase smallest() {
		return new EvalCase("RF7K-29QX", "default", TRACE_ID, null, Instant.parse("2026-06-06T10:14:03Z"), null, "",
				List.of(), null, List.of(), List.of(), new Observed(null, "failed", null, null), null);
	}

}

package io.throughline.evalcase;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.throughline.evalcase.EvalCase.Document;
import io.throughline.evalcase.EvalCase.Message;
import io.throughline.evalcase.EvalCase.Observed;
import io.throughline.evalcase.EvalCase.Prompt;
import io.throughline.evalcase.EvalCase.ToolReply;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionMode;
import io.throughline.redaction.Redactors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link EvalCaseDraft}.
 */
class EvalCaseDraftTests {

	private static final Instant NOW = Instant.parse("2026-06-06T10:20:00Z");

	@Test
	void copiesWhatTheIncidentSaw() {
		EvalCase made = draft(Map.of());
		assertThat(made.id()).isEqualTo(CaseTraces.REFERENCE);
		assertThat(made.dataset()).isEqualTo("refunds");
		assertThat(made.traceId()).isEqualTo(CaseTraces.TRACE_ID);
		assertThat(made.link()).isEqualTo("https://shop.example/" + CaseTraces.TRACE_ID);
		assertThat(made.created()).isEqualTo(NOW);
		assertThat(made.route()).isEqualTo("/api/chat");
		assertThat(made.prompt()).isEqualTo(new Prompt("support-agent", "v17",
				Map.of("gen_ai.request.model", "gpt-4o-mini", "gen_ai.request.temperature", 0.2)));
		assertThat(made.documents()).containsExactly(new Document("record-20871", 0.5, "kb-records", null));
		assertThat(made.expected()).isNull();
	}

	@Test
	void endsTheHistoryBeforeWhatTheUserAskedLast() {
		EvalCase made = draft(Map.of());
		assertThat(made.input()).isEqualTo("Where is my onboarding request? Write to [email]");
		assertThat(made.history()).containsExactly(new Message("user", "Hello, I am [email]"),
				new Message("assistant", "Good day"));
	}

	@Test
	void copiesWhatToolsRepliedAndHowTheyFailed() {
		assertThat(draft(Map.of()).tools()).containsExactly(
				new ToolReply("search_records", "{\"who\":\"[email]\"}", "\"Mail [email]: waiting\"", "ok", null),
				new ToolReply("crm_lookup", "{\"subject\":\"onboarding\"}", null, "timeout", "504"));
	}

	@Test
	void observesTheLastAnswerOfTheSameRequest() {
		assertThat(draft(Map.of()).observed())
			.isEqualTo(new Observed(CaseTraces.ANSWER + " We will write to [email]", "degraded", "crm_lookup", "504"));
	}

	@Test
	void holdsNothingThatIsToBeDropped() {
		EvalCase made = draft(Map.of("gen_ai.tool.call.arguments", RedactionMode.DROP));
		assertThat(made.tools()).extracting(ToolReply::arguments).containsOnlyNulls();
	}

	@Test
	void hasNoPersonalDataThatARawStoreHad() {
		assertThat(EvalCaseFile.write(draft(Map.of()))).doesNotContain(CaseTraces.CANARY).contains("[email]");
	}

	@Test
	void isThereWhateverTheMessagesAre() {
		assertThat(CaseMessages.read("[{\"role\":\"user\",\"pa")).isEmpty();
		assertThat(CaseMessages.read("\"text\"")).isEmpty();
		assertThat(CaseMessages.read(null)).isEmpty();
		assertThat(CaseMessages
			.read("""
					[{"role":"tool","parts":[{"type":"tool_call_response","id":"1","response":{"a":1}}]},{"role":"user"}]"""))
			.isEqualTo(List.of(new Message("tool", "{\"a\":1}")));
	}

	private static EvalCase draft(Map<String, RedactionMode> modes) {
		FieldRedactor redactor = FieldRedactor.of(Redactors.byDefault(), modes, (text) -> "hashed");
		return new EvalCaseDraft(redactor, (id) -> Optional.of(URI.create("https://shop.example/" + id)))
			.of(CaseTraces.trace(), "refunds", NOW);
	}

}

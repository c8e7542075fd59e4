package io.throughline.evalcase.springai;

import java.io.StringReader;

import io.throughline.evalcase.EvalCase;
import io.throughline.evalcase.EvalCaseFile;
import org.junit.jupiter.api.Test;

import org.springframework.ai.document.Document;
import org.springframework.ai.evaluation.EvaluationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link EvaluationRequests}.
 */
class EvaluationRequestsTests {

	private static final EvalCase CASE = EvalCaseFile.read(new StringReader("""
			{"schema":"throughline.eval-case.v1","id":"RF7K-29QX","dataset":"refunds",
			"traceId":"4bf92f3577b34da6a3ce929af6383afb","created":"2026-06-06T10:14:03Z","input":"Where is it?",
			"history":[],"documents":[{"id":"doc_1","score":0.91,"index":"policies"},{"id":"doc_2","text":"Wait"}],
			"tools":[{"name":"search","result":"nothing","status":"ok"},{"name":"crm","status":"timeout"}],
			"observed":{"output":"All is well.","outcome":"degraded"}}""")).get(0);

	@Test
	void asksAboutTheRecordedAnswer() {
		EvaluationRequest request = EvaluationRequests.of(CASE);
		assertThat(request.getUserText()).isEqualTo("Where is it?");
		assertThat(request.getResponseContent()).isEqualTo("All is well.");
		assertThat(request.getDataList()).extracting(Document::getId).containsExactly("doc_1", "doc_2", "search");
		assertThat(request.getDataList()).extracting(Document::getText).containsExactly("", "Wait", "nothing");
		assertThat(request.getDataList().get(0).getMetadata()).containsEntry("score", 0.91)
			.containsEntry("index", "policies");
	}

	@Test
	void asksAboutAnotherAnswer() {
		assertThat(EvaluationRequests.of(CASE, "It is lost.").getResponseContent()).isEqualTo("It is lost.");
	}

}

package io.throughline.incident;

import java.util.List;
import java.util.Map;

import io.throughline.incident.Comparison.Difference;
import io.throughline.incident.Comparison.Row;
import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/**
 * Tests of {@link ComparePart}.
 */
class ComparisonTests {

	private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String THIRD = "07096c3e501cfcd70ffeb10e0c5874fe";

	private final TraceStore store = MemoryStores.open();

	private final Callers callers = new Callers(this.store);

	@Test
	void laysStepsBesideEachOtherByKindAndName() {
		save(chat(Stories.TRACE_ID, "degraded", "acme").step("3", "2", "model", "plan", 10, 5L, Map.of())
			.step("4", "2", "tool", "pay", 20, 5L, Map.of())
			.step("5", "2", "model", "plan", 30, 5L, Map.of()));
		save(chat(OTHER, "succeeded", "acme").step("3", "2", "model", "plan", 10, 7L, Map.of())
			.step("6", "2", "retrieval", "search", 20, 5L, Map.of())
			.step("5", "2", "model", "plan", 30, 5L, Map.of()));
		assertThat(compare(OTHER, false).rows())
			.extracting(Row::path, (row) -> row.a() != null, (row) -> row.b() != null)
			.containsExactly(row("", true, true), row("/workflow workflow support_chat", true, true),
					row("/workflow workflow support_chat/model model plan", true, true),
					row("/workflow workflow support_chat/tool tool pay", true, false),
					row("/workflow workflow support_chat/retrieval retrieval search", false, true),
					row("/workflow workflow support_chat/model model plan#2", true, true));
	}

	private static Tuple row(String path, boolean inA, boolean inB) {
		return tuple("request http post /api/chat" + path, inA, inB);
	}

	@Test
	void showsArgumentKeysToAllAndTheirValuesToThoseWhoMaySeeContent() {
		save(chat(Stories.TRACE_ID, "degraded", "acme").step("4", "2", "tool", "pay", 20, 5L,
				Map.of("gen_ai.tool.call.arguments", "{\"cents\":12999,\"why\":\"late\"}")));
		save(chat(OTHER, "succeeded", "acme").step("4", "2", "tool", "pay", 20, 5L,
				Map.of("gen_ai.tool.call.arguments", "{\"cents\":4999}")));
		assertThat(pay(compare(OTHER, false)).changes())
			.containsExactly(new Difference("argument keys", "[cents, why]", "[cents]"));
		assertThat(compare(OTHER, false).plainText()).doesNotContain("12999");
		assertThat(pay(compare(OTHER, true)).changes()).contains(new Difference("argument cents", "12999", "4999"),
				new Difference("argument why", "late", null));
	}

	private static Row pay(Comparison comparison) {
		return comparison.rows().stream().filter((row) -> row.kind().equals("tool")).findFirst().orElseThrow();
	}

	@Test
	void namesTheDocumentsThatOnlyOneOfThemFound() {
		save(chat(Stories.TRACE_ID, "degraded", "acme").step("4", "2", "retrieval", "kb", 20, 5L,
				documents("{\"id\":\"d1\",\"score\":0.9},{\"id\":\"d2\",\"score\":0.8}", "v41")));
		save(chat(OTHER, "succeeded", "acme").step("4", "2", "retrieval", "kb", 20, 5L,
				documents("{\"id\":\"d1\",\"score\":0.9},{\"id\":\"d3\",\"score\":0.7}", "v40")));
		Comparison comparison = compare(OTHER, false);
		Row row = comparison.rows().get(2);
		assertThat(row.documents()).isEqualTo(new Comparison.DocumentChange(1,
				List.of(new Comparison.ScoredDocument("d2", 0.8)), List.of(new Comparison.ScoredDocument("d3", 0.7))));
		assertThat(comparison.differs()).contains(new Difference("index_version", "v41", "v40"));
	}

	private static Map<String, Object> documents(String documents, String version) {
		return Map.of("gen_ai.retrieval.documents", "[" + documents + "]", "throughline.retrieval.index.version",
				version);
	}

	@Test
	void picksWhatIsTheSameInAllBeforeWhatIsNewer() {
		save(chat(Stories.TRACE_ID, "degraded", "acme"));
		save(chat(OTHER, "succeeded", "acme"));
		save(chat(THIRD, "succeeded", "other"));
		Comparison comparison = compare("auto", false);
		assertThat(comparison.b()).extracting(IncidentLine::traceId).isEqualTo(OTHER);
		assertThat(comparison.chosen()).isEqualTo("auto: same route, prompt version, model, tenant");
		assertThat(comparison.relaxed()).isEmpty();
	}

	@Test
	void namesInWhatItHadToGiveWay() {
		save(chat(Stories.TRACE_ID, "degraded", "acme"));
		save(chat(THIRD, "succeeded", "other"));
		Comparison comparison = compare("auto", false);
		assertThat(comparison.b()).extracting(IncidentLine::traceId).isEqualTo(THIRD);
		assertThat(comparison.chosen()).isEqualTo("auto: same route, prompt version, model");
		assertThat(comparison.relaxed()).containsExactly("tenant");
	}

	@Test
	void showsAFailureAloneWhereNothingSucceeded() {
		save(chat(Stories.TRACE_ID, "degraded", "acme"));
		Comparison comparison = compare(null, false);
		assertThat(comparison.b()).isNull();
		assertThat(comparison.rows()).hasSize(2);
	}

	@Test
	void picksNothingThatMayNotBeLookedUp() {
		save(chat(Stories.TRACE_ID, "degraded", "acme"));
		save(chat(THIRD, "succeeded", LookUpApplication.HIDDEN_TENANT));
		assertThat(compare("auto", false).b()).isNull();
	}

	@Test
	void couplesVeryManySiblingsByTheirNumber() {
		List<IncidentStep> steps = chat(Stories.TRACE_ID, "degraded", "acme")
			.step("3", "2", "model", "a", 10, 5L, Map.of())
			.step("4", "2", "model", "b", 20, 5L, Map.of())
			.step("5", "2", "model", "a", 30, 5L, Map.of())
			.incident(Stories.SOON)
			.steps();
		assertThat(Couple.of(steps, steps.subList(3, 5), 0))
			.extracting((couple) -> couple.a() != null, (couple) -> couple.b() != null)
			.contains(tuple(true, true));
		assertThat(Couple.of(steps, steps.subList(3, 5), 0)).filteredOn((couple) -> couple.b() != null).hasSize(2);
	}

	private static Stories chat(String traceId, String outcome, String tenant) {
		return Stories.chat(traceId, outcome, tenant);
	}

	private void save(Stories story) {
		this.store.save(story.part());
	}

	private Comparison compare(@Nullable String with, boolean mayReveal) {
		return this.callers.compare(with, mayReveal);
	}

}

package io.throughline.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.throughline.store.TraceSpan.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests of {@link IncidentReader} with the sample's four stories and what varies them.
 */
class IncidentReaderTests {

	private static final Map<String, Object> NO_EFFECT = Map.of("throughline.tool.side_effect", "none");

	@Test
	void tellsThatAllWentWell() {
		Incident incident = Stories.policyQuestion().incident(Stories.SOON);
		assertThat(incident.outcome()).isEqualTo("succeeded");
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule).containsExactly("no_action", "V8");
		assertThat(incident.userSaw()).extracting(UserSaw::kind, UserSaw::httpStatus).containsExactly("answer", 200);
		assertThat(incident.firstCause()).isNull();
		assertThat(incident.suspects()).isEmpty();
		assertThat(incident.completeness().state()).isEqualTo("complete");
		assertThat(incident.summary())
			.isEqualTo("On 6 Jun 2026 at 10:14:03 UTC /api/chat was called (tenant acme) and answered after 400 ms.");
	}

	@Test
	void findsTheToolWhoseRequestsTimedOut() {
		Incident incident = Stories.onboarding().incident(Stories.SOON);
		assertThat(incident.outcome()).isEqualTo("degraded");
		assertThat(incident.firstCause())
			.extracting(FirstCause::kind, FirstCause::name, FirstCause::status, FirstCause::errorCode,
					FirstCause::innermostCode, FirstCause::followOn)
			.containsExactly("tool", "crm_lookup", "timeout", "504", "504", 1);
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule, Verdict::step, Verdict::retrySafe)
			.containsExactly("safe_to_retry", "V6", "crm_lookup", true);
		assertThat(incident.userSaw().kind()).isEqualTo("degraded_answer");
		assertThat(incident.summary()).contains("crm_lookup failed: 504");
		assertThat(incident.steps()).filteredOn((step) -> step.name().equals("http get"))
			.extracting(IncidentStep::attempt, IncidentStep::attempts, IncidentStep::foldedInto)
			.containsExactly(tuple(1, 3, Stories.spanId("62")), tuple(2, 3, Stories.spanId("62")), tuple(3, 3, null));
	}

	@Test
	void findsTheRefusedRefund() {
		Incident incident = Stories.refundRefused().incident(Stories.SOON);
		assertThat(incident.outcome()).isEqualTo("degraded");
		assertThat(incident.firstCause()).extracting(FirstCause::name, FirstCause::errorCode)
			.containsExactly("create_refund", "refused");
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule, Verdict::because)
			.containsExactly("manual_fix", "V5", "refused");
		assertThat(incident.totals()).isEqualTo(new Totals(2, 220, 40, "0.0005", "0", "USD", 0));
	}

	@Test
	void waitsWhileAMessageIsTriedAgain() {
		Incident incident = Stories.chargedTwice(2).incident(Stories.SOON);
		assertThat(incident.outcome()).isEqualTo("waiting");
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule).containsExactly("wait", "V2");
		assertThat(incident.userSaw().kind()).isEqualTo("degraded_answer");
	}

	@Test
	void saysUntilWhenToWait() {
		Instant due = Stories.SOON.plusSeconds(600);
		Stories story = Stories.chargedTwice(2)
			.add("6", "51", "refunds-retry send", "producer", 2_700, 5L, Status.UNSET, Map
				.of("messaging.destination.name", "refunds-retry", "throughline.job.next_attempt_at", due.toString()));
		Verdict verdict = story.incident(Stories.SOON).verdict();
		assertThat(verdict).extracting(Verdict::rule, Verdict::nextAttemptAt).containsExactly("V2", due);
		assertThat(verdict.text()).startsWith("Wait until 6 Jun 2026 at 10:24:23 UTC");
		assertThat(story.incident(due).verdict().nextAttemptAt()).isNull();
	}

	@Test
	void namesTheRecordThatWasGivenUp() {
		Incident incident = Stories.chargedTwice(3).deadLetter().incident(Stories.SOON);
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule, Verdict::record)
			.containsExactly("manual_fix", "V3", "refunds-0@41");
		assertThat(incident.firstCause()).extracting(FirstCause::spanId, FirstCause::kind, FirstCause::status)
			.containsExactly(Stories.spanId("52a"), "model", "timeout");
		assertThat(incident.steps()).filteredOn((step) -> step.kind().equals("job"))
			.extracting(IncidentStep::attempt)
			.containsExactly(1, 2, 3);
		assertThat(incident.gaps()).contains(new Gap(400, 600));
		assertThat(incident.totals()).extracting(Totals::cost, Totals::retryCost).containsExactly("0.0003", "0.0002");
	}

	@Test
	void foldsWhatIsTriedAgainOverRetryTopics() {
		Incident incident = Stories.hopping(2)
			.add("6", "52", "refunds-dlt send", "producer", 3_100, 5L, Status.UNSET,
					Map.of("messaging.destination.name", "refunds-dlt"))
			.delivery("7", "6", "refunds-dlt", 3_200, Status.UNSET)
			.incident(Stories.SOON);
		assertThat(incident.steps()).filteredOn((step) -> step.kind().equals("job"))
			.extracting(IncidentStep::name, IncidentStep::parentId, IncidentStep::attempt, IncidentStep::attempts,
					IncidentStep::foldedInto)
			.containsExactly(tuple("refunds process", Stories.spanId("3"), 1, 3, Stories.spanId("52")),
					tuple("refunds-retry-0 process", Stories.spanId("3"), 2, 3, Stories.spanId("52")),
					tuple("refunds-retry-1 process", Stories.spanId("3"), 3, 3, null),
					tuple("refunds-dlt process", Stories.spanId("6"), 1, 1, null));
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule, Verdict::record)
			.containsExactly("manual_fix", "V3", "refunds-retry-1-0@7");
		assertThat(incident.firstCause()).extracting(FirstCause::spanId).isEqualTo(Stories.spanId("52"));
		assertThat(IncidentText.of(incident)).contains("refunds-retry-1 process", "attempt 3 of 3", "refunds-dlt")
			.doesNotContain("refunds-retry-0 process");
	}

	@Test
	void takesWhatWentWellInARetryTopicForMended() {
		Incident incident = Stories.hopping(0)
			.add("40", "50", "refunds-retry-0 send", "producer", 1_100, 5L, Status.UNSET,
					Map.of("messaging.destination.name", "refunds-retry-0"))
			.delivery("51", "40", "refunds-retry-0", 2_000, Status.UNSET)
			.incident(Stories.SOON);
		assertThat(incident.firstCause()).isNull();
		assertThat(incident.verdict().rule()).isEqualTo("V7");
	}

	@Test
	void tellsRecordsOfRetryTopicsApart() {
		Incident incident = Stories.chat("succeeded")
			.delivery("50", "2", "refunds", 1_000, Status.ERROR)
			.add("51", "2", "refunds process", "consumer", 1_200, 90L, Status.ERROR,
					Map.of("messaging.source.name", "refunds", "messaging.kafka.source.partition", "1",
							"messaging.kafka.message.offset", "8"))
			.delivery("52", "2", "refunds-retry-0", 2_000, Status.ERROR)
			.incident(Stories.SOON);
		assertThat(incident.steps()).filteredOn((step) -> step.kind().equals("job"))
			.extracting(IncidentStep::attempts)
			.containsOnly(1);
	}

	@Test
	void takesAFailedMessageThatNobodyTriesAgainForGivenUp() {
		Incident incident = Stories.chargedTwice(2).incident(Stories.START.plus(Duration.ofHours(1)));
		assertThat(incident.verdict().rule()).isEqualTo("V3");
	}

	@ParameterizedTest
	@CsvSource({ "timeout, SocketTimeoutException, do_not_retry, V1", "timeout, 504, do_not_retry, V1",
			"tool_error, IOException, do_not_retry, V1", "timeout, ConnectTimeoutException, safe_to_retry, V6",
			"tool_error, 503, do_not_retry, V1", "validation_error, amount, manual_fix, V5",
			"tool_error, unknown_tool, manual_fix, V5" })
	void takesASilentToolForOneWithAnEffect(String status, String code, String action, String rule) {
		Incident incident = Stories.chat("degraded")
			.failed("3", "2", "tool", "pay", 10, 20, status, code, Map.of())
			.incident(Stories.SOON);
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule).containsExactly(action, rule);
	}

	@Test
	void doesNotCallARetrySafeAfterAnEffect() {
		Stories story = Stories.onboarding().step("7", "2", "tool", "pay", 300, 5L, Map.of());
		assertThat(story.incident(Stories.SOON).verdict()).extracting(Verdict::action, Verdict::rule)
			.containsExactly("ask_engineering", null);
	}

	@Test
	void blamesTheInputThatWasTurnedDown() {
		Incident incident = Stories.empty()
			.add("1", null, "http post /api/chat", "server", 0, 5L, Status.UNSET,
					Map.of("throughline.outcome", "failed", "status", "400"))
			.incident(Stories.SOON);
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule)
			.containsExactly("customer_must_change_input", "V4");
		assertThat(incident.userSaw()).extracting(UserSaw::kind, UserSaw::httpStatus).containsExactly("error", 400);
	}

	@Test
	void needsNoActionWhereALaterAttemptWentWell() {
		Incident incident = Stories.chat("succeeded")
			.failed("3", "2", "tool", "crm_lookup", 10, 20, "timeout", "504", NO_EFFECT)
			.step("4", "2", "tool", "crm_lookup", 40, 20L, NO_EFFECT)
			.incident(Stories.SOON);
		assertThat(incident.verdict()).extracting(Verdict::action, Verdict::rule).containsExactly("no_action", "V7");
		assertThat(incident.firstCause()).isNull();
		assertThat(incident.steps()).filteredOn((step) -> step.attempts() == 2)
			.extracting(IncidentStep::marks)
			.containsExactly(List.of("mended"), List.of());
	}

	@Test
	void tellsWhatStillRuns() {
		Stories story = Stories.empty()
			.add("1", null, "http post /api/chat", "server", 0, null, Status.UNSET, Map.of())
			.step("2", "1", "model", "chat", 5, null, Map.of());
		Incident running = story.incident(Stories.SOON);
		assertThat(running.outcome()).isEqualTo("running");
		assertThat(running.verdict().rule()).isEqualTo("V2");
		assertThat(running.userSaw().kind()).isEqualTo("nothing_yet");
		assertThat(running.completeness().running()).isEqualTo(2);
		Incident later = story.incident(Stories.START.plus(Duration.ofHours(1)));
		assertThat(later.outcome()).isEqualTo("abandoned");
		assertThat(later.verdict().action()).isEqualTo("ask_engineering");
		assertThat(later.userSaw().kind()).isEqualTo("nothing");
	}

	@Test
	void suspectsWhatDidNotFail() {
		Incident incident = Stories.chat("succeeded")
			.step("3", "2", "retrieval", "a", 10, 5L,
					Map.of("gen_ai.retrieval.documents", "[{\"id\":\"d\",\"age_s\":5184000}]"))
			.step("4", "2", "retrieval", "b", 20, 5L, Map.of("throughline.retrieval.empty", true))
			.step("5", "2", "retrieval", "c", 30, 5L, Map.of("throughline.retrieval.low_score", true))
			.step("6", "2", "model", "d", 40, 5L, Map.of("gen_ai.response.finish_reasons", List.of("length")))
			.step("7", "2", "memory", "e", 50, 5L, Map.of("throughline.memory.age", 5184000.0))
			.incident(Stories.SOON);
		assertThat(incident.suspects()).extracting(Suspect::name, Suspect::code)
			.containsExactly(tuple("a", "stale_document"), tuple("b", "retrieval_empty"), tuple("c", "low_score"),
					tuple("d", "truncated_answer"), tuple("e", "old_memory"));
		assertThat(incident.verdict().rule()).isEqualTo("V8");
	}

}

package io.throughline.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import io.throughline.reference.Reference;
import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan.Status;
import io.throughline.store.TraceStoreStatistics.Loss;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.throughline.store.TraceParts.START;
import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.spanId;
import static io.throughline.store.TraceParts.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link TraceStore} does.
 */
public abstract class TraceStoreContract {

	private static final Retention RETENTION = new Retention(Duration.ofDays(7), Duration.ofDays(90),
			Duration.ofDays(180));

	private TraceStore store;

	/**
	 * Return an empty store.
	 */
	protected abstract TraceStore emptyStore(Retention retention) throws Exception;

	@BeforeEach
	void createStore() throws Exception {
		this.store = emptyStore(RETENTION);
	}

	@Test
	void returnsATraceAsItWasSaved() {
		Map<String, Object> attributes = Map.of("text", "Grüße", "empty", "", "whole", Long.MIN_VALUE, "part", 0.1,
				"yes", true, "texts", List.of("a", "b"), "numbers", List.of(1L, 2L), "none", List.of());
		TraceSpan span = new TraceSpan(spanId(2), spanId(1), false, "call", "client", START.plusNanos(1),
				START.plusNanos(7), Status.ERROR, "gone", attributes,
				List.of(new TraceSpan.Event("exception", START.plusNanos(5), Map.of("exception.type", "Oops"))),
				List.of(new TraceSpan.Link(id(7), spanId(8), Map.of("n", 1L))), Map.of());
		save(trace(1).span(span).done());
		Trace trace = find(1);
		assertThat(trace.spans()).hasSize(2).contains(span);
		assertThat(trace.spans().get(0).resource()).isEqualTo(Map.of("service.name", "support-bot"));
		assertThat(trace.spans().get(0).name()).isEqualTo("http post /api/chat");
	}

	@Test
	void summarizesARequest() {
		save(trace(1).outcome("degraded")
			.with(Field.TENANT_ID, "acme")
			.with(Field.SESSION_ID, "s_1")
			.with(Field.USER_HASH, "h_1")
			.with(Field.SCENARIO, "support")
			.failedChild(2, "create_refund", "INVALID_ARGUMENT")
			.child(3, "chat",
					Map.of("gen_ai.request.model", "gpt", "gen_ai.response.model", "gpt-4", "gen_ai.prompt.name",
							"agent", "gen_ai.prompt.version", "v3"))
			.done());
		TraceSummary summary = find(1).summary();
		assertThat(summary.reference()).isEqualTo(Reference.of(id(1)).text());
		assertThat(summary.start()).isEqualTo(START);
		assertThat(summary.duration()).isEqualTo(Duration.ofMillis(200));
		assertThat(summary.caller()).isEqualTo(new TraceSummary.Caller("acme", "s_1", "h_1"));
		assertThat(List.of(summary.outcome(), summary.name(), String.valueOf(summary.service()),
				String.valueOf(summary.route()), String.valueOf(summary.scenario())))
			.containsExactly("degraded", "http post /api/chat", "support-bot", "/api/chat", "support");
		assertThat(summary.failingStep()).isEqualTo("create_refund");
		assertThat(summary.errorCode()).isEqualTo("INVALID_ARGUMENT");
		assertThat(summary.models()).containsExactly("gpt", "gpt-4");
		assertThat(summary.promptVersions()).containsExactly("agent@v3");
		assertThat(summary.sampling()).hasToString("SamplingDecision[level=FULL, probability=0.5, reason=ratio]");
		assertThat(summary.redacted()).isEqualTo(Map.of("email", 2L));
		assertThat(List.of(summary.spans(), summary.droppedSpans())).containsExactly(3, 0);
		assertThat(this.store.search(TraceQuery.newest(1)).traces()).containsExactly(summary);
	}

	@Test
	void findsByShortAndLongReference() {
		save(trace(1).done(), trace(2).done());
		assertThat(this.store.findByReference(Reference.of(id(1)))).extracting(TraceSummary::traceId)
			.containsExactly(id(1));
		assertThat(this.store.findByReference(Reference.ofLong(id(2)))).extracting(TraceSummary::traceId)
			.containsExactly(id(2));
		assertThat(this.store.findByReference(Reference.of(id(3)))).isEmpty();
	}

	@Test
	void findsAllTracesOfOneReference() {
		String one = "4bf92f3577b34da6a3ce929af6383afb";
		String other = "00000000000000000000000af6383afb".replace("0a", "02");
		save(trace(one).done(), trace(other).at(START.plusSeconds(1)).done());
		assertThat(Reference.of(one)).isEqualTo(Reference.of(other));
		assertThat(this.store.findByReference(Reference.of(one))).extracting(TraceSummary::traceId)
			.containsExactly(other, one);
		assertThat(this.store.findByReference(Reference.ofLong(one))).extracting(TraceSummary::traceId)
			.containsExactly(one);
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000000000aa", "req_1", "job_1", "s_1", "chatcmpl-1", "ord_9132", "refunds-3@88121" })
	void findsByTheIdsOfOthers(String value) {
		save(trace(1).with(Field.SESSION_ID, "s_1")
			.with("order.id", "ord_9132")
			.child(0xaa, "chat", Map.of("throughline.provider.request.id", "req_1", "gen_ai.response.id", "chatcmpl-1"))
			.child(0xab, "job",
					Map.of("throughline.job.id", "job_1", "messaging.source.name", "refunds",
							"messaging.kafka.source.partition", "3", "messaging.kafka.message.offset", "88121"))
			.done(), trace(2).with(Field.SESSION_ID, "s_2").with("order.id", "ord_2").done());
		assertThat(this.store.findById(value)).extracting(TraceSummary::traceId).containsExactly(id(1));
		assertThat(this.store.findById(value.substring(1))).isEmpty();
		assertThat(this.store.findById(value + "%")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			TENANT, acme
			SESSION, s_1
			USER, h_1
			ROUTE, /refunds
			SCENARIO, refund
			OUTCOME, failed
			FAILING_STEP, pay
			ERROR_CODE, timeout
			MODEL, gpt-4
			PROMPT, agent
			PROMPT_VERSION, agent@v3
			""")
	void searchesByFacet(Facet facet, String value) {
		save(trace(1).outcome("failed")
			.with(Field.TENANT_ID, "acme")
			.with(Field.SESSION_ID, "s_1")
			.with(Field.USER_HASH, "h_1")
			.with(Field.SCENARIO, "refund")
			.with(Field.HTTP_ROUTE, "/refunds")
			.failedChild(2, "pay", "timeout")
			.child(3, "chat",
					Map.of("gen_ai.request.model", "gpt-4", "gen_ai.prompt.name", "agent", "gen_ai.prompt.version",
							"v3"))
			.done(), trace(2).outcome("succeeded").with(Field.TENANT_ID, "other").done());
		assertThat(search(TraceQuery.newest(9).where(facet, value))).containsExactly(id(1));
		assertThat(search(TraceQuery.newest(9).where(facet, value, "another"))).containsExactly(id(1));
		assertThat(search(TraceQuery.newest(9).where(facet, "another"))).isEmpty();
		assertThat(search(TraceQuery.newest(9).where(facet, Set.of()))).isEmpty();
		assertThat(search(TraceQuery.newest(9).where(facet, value).between(START.plusNanos(1), null))).isEmpty();
		assertThat(search(TraceQuery.newest(9).where(facet, value).where(other(facet), "other"))).isEmpty();
	}

	@Test
	void searchesByTimeNewestFirst() {
		for (int i = 0; i < 5; i++) {
			this.store.save(trace(i).at(START.plusSeconds(i)).done());
		}
		this.store.flush();
		assertThat(search(TraceQuery.newest(9))).containsExactly(id(4), id(3), id(2), id(1), id(0));
		assertThat(search(TraceQuery.newest(9).between(START.plusSeconds(1), START.plusSeconds(3))))
			.containsExactly(id(2), id(1));
		assertThat(search(TraceQuery.newest(9).between(START.plusSeconds(4), null))).containsExactly(id(4));
		assertThat(search(TraceQuery.newest(9).between(null, START.plusNanos(1)))).containsExactly(id(0));
	}

	@Test
	void pagesThroughTracesOfTheSameTime() {
		for (int i = 0; i < 25; i++) {
			this.store.save(trace(i).with(Field.TENANT_ID, "acme").at(START.plusNanos(i / 5)).done());
		}
		this.store.flush();
		for (TraceQuery query : List.of(TraceQuery.newest(7), TraceQuery.newest(7).where(Facet.TENANT, "acme"))) {
			List<String> paged = pageThrough(query, () -> {
			});
			assertThat(paged).hasSize(25).doesNotHaveDuplicates();
			assertThat(this.store.search(query.after(null)).next()).isNotNull();
		}
		assertThat(this.store.search(TraceQuery.newest(25)).next()).isNull();
	}

	@Test
	void pagesSteadilyWhileTracesAreWritten() {
		for (int i = 0; i < 20; i++) {
			this.store.save(trace(i).at(START.plusSeconds(i)).done());
		}
		this.store.flush();
		List<Long> written = new ArrayList<>(List.of(100L));
		List<String> paged = pageThrough(TraceQuery.newest(3), () -> {
			long next = written.size() + 100L;
			written.add(next);
			this.store.save(trace(next).at(START.plusSeconds(next)).done());
			this.store.flush();
		});
		assertThat(paged).containsExactlyElementsOf(LongStream.range(0, 20).mapToObj((i) -> id(19 - i)).toList());
	}

	@Test
	void opensATraceAgainForLateSpans() {
		save(trace(1).outcome("succeeded").done());
		save(trace(1)
			.span(TraceParts.span(spanId(9), spanId(1), "retry", START.plusSeconds(540), START.plusSeconds(541),
					Status.UNSET, Map.of("throughline.job.id", "job_9")))
			.late());
		Trace trace = find(1);
		assertThat(trace.spans()).extracting(TraceSpan::spanId).containsExactly(spanId(1), spanId(9));
		assertThat(trace.summary().revision()).isEqualTo(2);
		assertThat(trace.summary().duration()).isEqualTo(Duration.ofSeconds(541));
		assertThat(trace.summary().redacted()).isEqualTo(Map.of("email", 3L));
		assertThat(this.store.findById("job_9")).containsExactly(trace.summary());
		assertThat(this.store.search(TraceQuery.newest(9)).traces()).containsExactly(trace.summary());
	}

	@Test
	void movesATraceWhoseEarlierSpansComeLate() {
		save(trace(1).at(START.plusSeconds(5)).with(Field.TENANT_ID, "acme").done(),
				trace(2).at(START.plusSeconds(3)).done());
		save(trace(1)
			.span(TraceParts.span(spanId(9), null, "first", START, START.plusSeconds(1), Status.UNSET, Map.of()))
			.late());
		assertThat(search(TraceQuery.newest(9))).containsExactly(id(2), id(1));
		assertThat(search(TraceQuery.newest(9).where(Facet.TENANT, "acme"))).containsExactly(id(1));
		assertThat(this.store.findByReference(Reference.of(id(1)))).hasSize(1);
		assertThat(this.store.statistics().traces()).isEqualTo(2);
	}

	@Test
	void showsWhatRunsUntilItHasEnded() {
		save(trace(1).running());
		assertThat(find(1).summary().outcome()).isEqualTo("running");
		assertThat(find(1).summary().sampling()).isNull();
		save(trace(1).outcome("succeeded").done());
		save(trace(1).running());
		assertThat(find(1).summary().outcome()).isEqualTo("succeeded");
		assertThat(find(1).spans()).hasSize(1).noneMatch(TraceSpan::isRunning);
		assertThat(search(TraceQuery.newest(9).where(Facet.OUTCOME, "running"))).isEmpty();
	}

	@Test
	void forgetsWhatRanAndWasNotKept() {
		save(trace(1).running(), trace(2).running(), trace(3).child(5, "kept", Map.of()).running());
		this.store.forgetRunning(id(1), Set.of(spanId(1)));
		this.store.forgetRunning(id(2), Set.of(spanId(4)));
		this.store.forgetRunning(id(3), Set.of(spanId(1), spanId(5)));
		this.store.forgetRunning(id(4), Set.of(spanId(1)));
		this.store.flush();
		assertThat(this.store.find(id(1))).isEmpty();
		assertThat(this.store.findById(spanId(1))).extracting(TraceSummary::traceId).containsExactly(id(2));
		assertThat(find(3).spans()).extracting(TraceSpan::name).containsExactly("kept");
	}

	@Test
	void keepsTracesWithoutRootAndWithCycles() {
		save(new TracePart(id(1),
				List.of(TraceParts.span(spanId(2), spanId(3), "a", START, START.plusSeconds(1), Status.UNSET, Map.of()),
						TraceParts.span(spanId(3), spanId(2), "b", START, START.plusSeconds(-1), Status.UNSET,
								Map.of()),
						TraceParts.span(spanId(4), spanId(4), "c", START, START, Status.ERROR, Map.of())),
				null, Map.of()));
		assertThat(find(1).spans()).hasSize(3);
		assertThat(find(1).summary().outcome()).isEqualTo("degraded");
	}

	@Test
	void removesContentBeforeTheRest() {
		save(trace(1).with(Field.INPUT_MESSAGES, "secret canary")
			.with("gen_ai.completion", "secret canary")
			.with(Field.INPUT_TOKENS, 7L)
			.with(Field.TENANT_ID, "acme")
			.done());
		this.store.purge(START.plus(Duration.ofDays(7)));
		assertThat(find(1).toString()).contains("canary");
		this.store.purge(START.plus(Duration.ofDays(7)).plusSeconds(1));
		assertThat(find(1).toString()).doesNotContain("canary").contains("acme", "gen_ai.usage.input_tokens=7");
		assertThat(find(1).summary().content()).isFalse();
		assertThat(search(TraceQuery.newest(9).where(Facet.TENANT, "acme"))).containsExactly(id(1));
		this.store.purge(START.plus(Duration.ofDays(90)).plusSeconds(1));
		assertThat(this.store.find(id(1))).isEmpty();
		assertThat(this.store.findById(spanId(1))).isEmpty();
		assertThat(this.store.statistics().lost(Loss.CONTENT_EXPIRED)).isOne();
		assertThat(this.store.statistics().lost(Loss.EXPIRED)).isOne();
	}

	@Test
	void remembersWhatWasKeptForItsTimeAndNothingThatWasErased() {
		save(trace(1).done(), trace(2).with(Field.TENANT_ID, "acme").done());
		assertThat(this.store.isRemoved(Reference.of(id(1)))).isFalse();
		this.store.erase(Facet.TENANT, "acme");
		this.store.purge(START.plus(Duration.ofDays(91)));
		assertThat(this.store.isRemoved(Reference.of(id(1)))).isTrue();
		assertThat(this.store.isRemoved(Reference.ofLong(id(1)))).isTrue();
		assertThat(this.store.isRemoved(Reference.of(id(2)))).isFalse();
	}

	@Test
	void keepsPinnedTracesLonger() {
		save(trace(1).with(Field.INPUT_MESSAGES, "question").done(), trace(2).done());
		assertThat(this.store.pin(id(1), "ticket 12")).isTrue();
		assertThat(this.store.pin(id(3), "nobody")).isFalse();
		assertThat(find(1).summary().pin()).isEqualTo("ticket 12");
		assertThat(this.store.statistics().pinned()).isOne();
		this.store.purge(START.plus(Duration.ofDays(91)));
		assertThat(find(1).toString()).contains("question");
		assertThat(this.store.find(id(2))).isEmpty();
		save(trace(1).child(9, "late", Map.of()).late());
		assertThat(find(1).summary().pin()).isEqualTo("ticket 12");
		this.store.purge(START.plus(Duration.ofDays(181)));
		assertThat(this.store.find(id(1))).isEmpty();
	}

	@Test
	void keepsUnpinnedTracesNoLonger() {
		save(trace(1).done());
		this.store.pin(id(1), "ticket 12");
		assertThat(this.store.unpin(id(1))).isTrue();
		assertThat(this.store.unpin(id(2))).isFalse();
		assertThat(find(1).summary().pin()).isNull();
		this.store.purge(START.plus(Duration.ofDays(91)));
		assertThat(this.store.find(id(1))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "TENANT, throughline.tenant.id", "USER, user.hash", "SESSION, session.id" })
	void erasesAllOfOneOwner(Facet owner, String attribute) {
		save(trace(1).with(attribute, "x").done(), trace(2).with(attribute, "x").done(),
				trace(3).with(attribute, "y").done());
		this.store.pin(id(2), "pinned");
		assertThat(this.store.erase(owner, "x")).isEqualTo(2);
		assertThat(search(TraceQuery.newest(9))).containsExactly(id(3));
		assertThat(this.store.find(id(1))).isEmpty();
		assertThat(this.store.find(id(2))).isEmpty();
		assertThat(this.store.findByReference(Reference.of(id(1)))).isEmpty();
		assertThat(this.store.findById(spanId(1))).hasSize(1);
		assertThat(this.store.erase(owner, "x")).isZero();
		assertThat(this.store.statistics().lost(Loss.ERASED)).isEqualTo(2);
	}

	@Test
	void erasesWhatIsNotWrittenYet() {
		this.store.save(trace(1).with(Field.TENANT_ID, "x").done());
		assertThat(this.store.erase(Facet.TENANT, "x")).isOne();
		this.store.flush();
		assertThat(this.store.find(id(1))).isEmpty();
	}

	@Test
	void erasesOnlyByOwner() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.store.erase(Facet.OUTCOME, "failed"));
	}

	@Test
	void tellsHowMuchItKeeps() {
		assertThat(this.store.statistics().traces()).isZero();
		assertThat(this.store.statistics().oldest()).isNull();
		save(trace(1).outcome("failed").done(), trace(2).at(START.minusSeconds(9)).outcome("succeeded").done());
		TraceStoreStatistics statistics = this.store.statistics();
		assertThat(List.of(statistics.traces(), statistics.failures(), statistics.pinned())).containsExactly(2L, 1L,
				0L);
		assertThat(statistics.oldest()).isEqualTo(START.minusSeconds(9));
		assertThat(statistics.bytes()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'; drop table trace; --", "%", "_", "\0", "a\0b", "\ud800", "x\ud83d", "\ud83d\ude00",
			"‮evil", "\r\nforged", "<img onerror=alert(1)>", "${jndi:ldap://x}", "\\" })
	void takesHostileTexts(String text) {
		save(trace(1).with(Field.TENANT_ID, text)
			.with("order.id", text)
			.with(Field.SESSION_ID, text)
			.with("any", text)
			.with(text, List.of(text, text))
			.done(), trace(2).with(Field.TENANT_ID, "other").done());
		assertThat(search(TraceQuery.newest(9).where(Facet.TENANT, text))).containsExactly(id(1));
		assertThat(search(TraceQuery.newest(9))).hasSize(2);
		if (!text.isBlank()) {
			assertThat(this.store.findById(text)).extracting(TraceSummary::traceId).containsExactly(id(1));
		}
		assertThat(this.store.pin(id(1), text)).isTrue();
		assertThat(this.store.erase(Facet.TENANT, text)).isOne();
	}

	@Test
	void takesLongTexts() {
		String text = "é".repeat(100_000);
		save(trace(1).with(Field.TENANT_ID, text).with("order.id", text).with("any", text).done());
		assertThat(find(1).spans().get(0).attributes()).containsEntry("any", text);
		assertThat(find(1).summary().caller().tenant()).hasSize(200);
		assertThat(search(TraceQuery.newest(9).where(Facet.TENANT, text))).containsExactly(id(1));
		assertThat(this.store.findById(text)).hasSize(1);
	}

	@Test
	void ignoresAnEmptyPart() {
		save(new TracePart(id(1), List.of(), null, Map.of()));
		assertThat(this.store.find(id(1))).isEmpty();
	}

	@Test
	void keepsAllThatEightThreadsWriteWhileOthersRead() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<?>> work = new ArrayList<>();
			for (int thread = 0; thread < 8; thread++) {
				int first = thread * 100;
				work.add(threads.submit(() -> writeAndRead(first)));
			}
			for (Future<?> done : work) {
				done.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		this.store.flush();
		assertThat(pageThrough(TraceQuery.newest(50), () -> {
		})).hasSize(801).doesNotHaveDuplicates();
		Trace shared = find(9999);
		assertThat(shared.spans()).hasSize(801);
		assertThat(shared.summary().revision()).isGreaterThan(1);
		assertThat(this.store.statistics().traces()).isEqualTo(801);
	}

	private void writeAndRead(int first) {
		for (int i = first; i < first + 100; i++) {
			this.store.save(trace(i).at(START.plusSeconds(i)).with(Field.SESSION_ID, "s_" + i).done());
			this.store.save(trace(9999).child(1000 + i, "shared", Map.of()).done());
			assertThat(this.store.search(TraceQuery.newest(3)).traces())
				.isSortedAccordingTo((one, other) -> one.position().compareTo(other.position()));
			if (i % 10 == 0) {
				this.store.pin(id(i), "why");
				this.store.purge(START);
				this.store.statistics();
			}
		}
	}

	private static Facet other(Facet facet) {
		return (facet == Facet.TENANT) ? Facet.ROUTE : Facet.TENANT;
	}

	private void save(TracePart... parts) {
		for (TracePart part : parts) {
			this.store.save(part);
		}
		this.store.flush();
	}

	private Trace find(long number) {
		return this.store.find(id(number)).orElseThrow();
	}

	private List<String> search(TraceQuery query) {
		return this.store.search(query).traces().stream().map(TraceSummary::traceId).toList();
	}

	private List<String> pageThrough(TraceQuery query, Runnable between) {
		List<String> all = new ArrayList<>();
		TracePosition after = null;
		do {
			TracePage page = this.store.search(query.after(after));
			page.traces().forEach((trace) -> all.add(trace.traceId()));
			after = page.next();
			between.run();
		}
		while (after != null);
		return all;
	}

}

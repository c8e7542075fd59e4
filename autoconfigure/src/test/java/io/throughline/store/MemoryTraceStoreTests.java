package io.throughline.store;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.throughline.semconv.Field;
import io.throughline.store.TraceStoreStatistics.Loss;
import org.junit.jupiter.api.Test;

import static io.throughline.store.TraceParts.START;
import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.trace;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MemoryTraceStore}.
 */
class MemoryTraceStoreTests extends TraceStoreContract {

	private static final int LIMIT = 1 << 20;

	private static final Retention RETENTION = new Retention(Duration.ofDays(7), Duration.ofDays(90),
			Duration.ofDays(180));

	private final MemoryTraceStore small = new MemoryTraceStore(LIMIT, RETENTION);

	@Override
	protected TraceStore emptyStore(Retention retention) {
		return new MemoryTraceStore(64 << 20, retention);
	}

	@Test
	void keepsTheOldestFailureBeforeAnySuccess() {
		save(0, "failed");
		IntStream.range(1, 1000).forEach((number) -> save(number, "succeeded"));
		assertThat(this.small.statistics().bytes()).isBetween(LIMIT * 9L / 10, (long) LIMIT);
		assertThat(this.small.find(id(0))).isPresent();
		assertThat(this.small.find(id(1))).isEmpty();
		assertThat(this.small.find(id(999))).isPresent();
		long kept = this.small.statistics().traces();
		assertThat(this.small.statistics().lost(Loss.SUCCESS_EVICTED)).isEqualTo(1000 - kept);
		assertThat(this.small.statistics().lost(Loss.FAILURE_EVICTED)).isZero();
	}

	@Test
	void keepsAPinnedTraceBeforeAnyFailure() {
		save(0, "succeeded");
		this.small.pin(id(0), "ticket");
		IntStream.range(1, 1000).forEach((number) -> save(number, "failed"));
		assertThat(this.small.find(id(0))).isPresent();
		assertThat(this.small.find(id(1))).isEmpty();
		assertThat(this.small.statistics().lost(Loss.FAILURE_EVICTED)).isPositive();
		IntStream.range(1, 2000).forEach((number) -> {
			save(number, "failed");
			this.small.pin(id(number), "ticket");
		});
		assertThat(this.small.find(id(0))).isPresent();
		assertThat(this.small.statistics().lost(Loss.PINNED_EVICTED)).isZero();
		String text = "x".repeat(1000);
		IntStream.range(1, 2000).forEach((number) -> this.small.save(trace(number).child(9, text, Map.of()).late()));
		assertThat(this.small.statistics().bytes()).isLessThanOrEqualTo(LIMIT);
		assertThat(this.small.statistics().lost(Loss.PINNED_EVICTED)).isPositive();
	}

	@Test
	void forgetsNothingOfWhatItCounts() {
		IntStream.range(0, 500).forEach((number) -> save(number, "succeeded"));
		IntStream.range(0, 500).forEach((number) -> save(number, "failed"));
		this.small.purge(START.plus(Duration.ofDays(8)));
		this.small.purge(START.plus(Duration.ofDays(100)));
		assertThat(this.small.statistics().bytes()).isZero();
		assertThat(this.small.search(TraceQuery.newest(9)).traces()).isEmpty();
		assertThat(this.small.findById("s_499")).isEmpty();
	}

	@Test
	void keepsTheStepsOfATraceThatIsTooLarge() {
		this.small.save(trace(1).with(Field.INPUT_MESSAGES, "x".repeat(LIMIT / 2)).done());
		Trace trace = this.small.find(id(1)).orElseThrow();
		assertThat(trace.summary().content()).isFalse();
		this.small.save(trace(2).with("any", "x".repeat(LIMIT / 2)).done());
		assertThat(this.small.find(id(2))).isEmpty();
		assertThat(this.small.statistics().lost(Loss.TOO_LARGE)).isOne();
	}

	@Test
	void takesNoMoreMemoryThanItSays() {
		int limit = 32 << 20;
		MemoryTraceStore store = new MemoryTraceStore(limit, RETENTION);
		Random random = new Random(1);
		long before = heap();
		for (int i = 0; i < 10_000; i++) {
			store.save(request(i, random));
		}
		long taken = heap() - before;
		TraceStoreStatistics statistics = store.statistics();
		System.out.printf("%d traces, %d bytes counted, %d bytes taken%n", statistics.traces(), statistics.bytes(),
				taken);
		assertThat(statistics.bytes()).isGreaterThan(limit * 9L / 10);
		assertThat(taken).isLessThan(limit);
	}

	private static TracePart request(int number, Random random) {
		TraceParts trace = trace(number).with(Field.TENANT_ID, "tenant_" + random.nextInt(100))
			.with(Field.SESSION_ID, "s_" + number / 5)
			.with(Field.USER_HASH, "user_" + random.nextInt(1000))
			.with(Field.INPUT_MESSAGES, "word ".repeat(random.nextInt(300)));
		for (int span = 0; span < 5; span++) {
			trace.child(random.nextLong(), "chat", Map.of("gen_ai.request.model", "gpt",
					"throughline.provider.request.id", "req_" + random.nextLong(), "n", random.nextLong()));
		}
		return trace.at(START.plusMillis(number)).outcome("succeeded").done();
	}

	private static long heap() {
		List<Long> measured = Arrays.asList(0L, 0L, 0L);
		measured.replaceAll((before) -> {
			System.gc();
			return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		});
		return measured.stream().min(Long::compare).orElseThrow();
	}

	private void save(int number, String outcome) {
		this.small.save(trace(number).at(START.plusSeconds(number))
			.outcome(outcome)
			.with(Field.SESSION_ID, "s_" + number)
			.with("any", "x".repeat(500))
			.done());
	}

}

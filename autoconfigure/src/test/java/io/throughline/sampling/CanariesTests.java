package io.throughline.sampling;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Canaries}.
 */
class CanariesTests {

	private final MovableClock clock = new MovableClock();

	@Test
	void endsWithItsRequests() {
		Canaries canaries = new Canaries(3, Duration.ofHours(2), this.clock);
		TraceFacts trace = TraceBuilder.trace().models("gpt").facts();
		assertThat(IntStream.range(0, 5).filter((i) -> canaries.admit(trace))).containsExactly(0, 1, 2);
		assertThat(canaries.running(10)).isEmpty();
	}

	@Test
	void endsWithItsPeriod() {
		Canaries canaries = new Canaries(3, Duration.ofHours(2), this.clock);
		TraceFacts trace = TraceBuilder.trace().models("gpt").facts();
		assertThat(canaries.admit(trace)).isTrue();
		assertThat(canaries.running(10))
			.containsExactly(new Canaries.Running("model gpt", 1, this.clock.instant().plus(Duration.ofHours(2))));
		this.clock.pass(Duration.ofHours(2));
		assertThat(canaries.running(10)).isEmpty();
		assertThat(canaries.admit(trace)).isFalse();
	}

	@Test
	void eachNewVersionIsACanary() {
		Canaries canaries = new Canaries(1, Duration.ofHours(2), this.clock);
		TraceBuilder trace = TraceBuilder.trace().models("same").prompts("same").deployment("same");
		assertThat(canaries.admit(trace.facts())).isTrue();
		assertThat(canaries.admit(trace.facts())).isFalse();
		assertThat(canaries.admit(trace.models("new").facts())).isTrue();
		assertThat(canaries.admit(trace.prompts("same", "new").facts())).isTrue();
		assertThat(canaries.admit(trace.deployment("new").facts())).isTrue();
		assertThat(canaries.size()).isEqualTo(6);
	}

	@Test
	void keepsNoneIfSwitchedOff() {
		TraceFacts trace = TraceBuilder.trace().models("gpt").facts();
		assertThat(new Canaries(0, Duration.ofHours(2), this.clock).admit(trace)).isFalse();
		assertThat(new Canaries(1, Duration.ZERO, this.clock).admit(trace)).isFalse();
	}

	@Test
	void remembersNoMoreThanItsBytesAndCountsTheRest() {
		Canaries canaries = new Canaries(1, Duration.ofHours(2), this.clock);
		String name = "x".repeat(200);
		int admitted = 0;
		for (int i = 0; i < 10_000; i++) {
			admitted += (canaries.admit(TraceBuilder.trace().models(name + i).facts())) ? 1 : 0;
		}
		assertThat(admitted).isEqualTo(canaries.size()).isBetween(1_500, 2_500);
		assertThat(canaries.forgotten()).isEqualTo(10_000 - admitted);
		assertThat(canaries.admit(TraceBuilder.trace().models(name + 0).facts())).isFalse();
		assertThat(canaries.forgotten()).isEqualTo(10_000 - admitted);
	}

	@Test
	void remembersNoVersionOfExcessiveLength() {
		Canaries canaries = new Canaries(1, Duration.ofHours(2), this.clock);
		assertThat(canaries.admit(TraceBuilder.trace().models("x".repeat(257)).facts())).isFalse();
		assertThat(canaries.size()).isZero();
		assertThat(canaries.forgotten()).isOne();
	}

	@Test
	void admitsExactlyItsRequestsUnderEightThreads() throws Exception {
		assertThat(admitted(1000, 1)).isEqualTo(1000);
		// The last request of a version is raced for often.
		assertThat(admitted(3, 4_000)).isEqualTo(3 * 4_000);
	}

	private long admitted(int requests, int versions) throws Exception {
		Canaries canaries = new Canaries(requests, Duration.ofHours(2), this.clock);
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<Long>> counts = IntStream.range(0, 8).mapToObj((thread) -> threads.submit(() -> {
				start.await();
				return IntStream.range(0, versions)
					.mapToObj((version) -> TraceBuilder.trace().prompts("v" + version).facts())
					.mapToLong((trace) -> IntStream.range(0, 2 * requests).filter((i) -> canaries.admit(trace)).count())
					.sum();
			})).toList();
			start.countDown();
			long admitted = 0;
			for (Future<Long> count : counts) {
				admitted += count.get();
			}
			assertThat(canaries.size()).isEqualTo(versions);
			return admitted;
		}
		finally {
			threads.shutdownNow();
		}
	}

}

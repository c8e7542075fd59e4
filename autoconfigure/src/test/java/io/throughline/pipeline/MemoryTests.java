package io.throughline.pipeline;

import java.time.Duration;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.throughline.sampling.TraceResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes, the memory stays below its limit, and what is dropped is counted.
 */
class MemoryTests {

	private static final long LIMIT = 1 << 20;

	private final VirtualPipeline pipeline = new VirtualPipeline(LIMIT);

	@Test
	void tenTimesTheLoadOfNeverEndingTracesIsFlat() {
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		// A span takes about one kilobyte; none of the traces ends.
		for (int i = 0; i < 10_000; i++) {
			Span root = this.pipeline.root("request");
			this.pipeline.child(root, "step").end();
			if (i % 10 == 0) {
				this.pipeline.pass(Duration.ofMillis(10));
			}
			assertThat(this.pipeline.memory.used()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.pipeline.counts.dropped(DropReason.SAMPLING)).isGreaterThan(9000);
		assertThat(this.pipeline.counts.lost()).isZero();
	}

	@Test
	void rootsThatNeverEndAndShowNothingAreForgotten() {
		for (int i = 0; i < 20_000; i++) {
			this.pipeline.root("request");
			if (i % 10 == 0) {
				this.pipeline.pass(Duration.ofMillis(10));
			}
			assertThat(this.pipeline.memory.used()).isLessThanOrEqualTo(LIMIT);
		}
		this.pipeline.root("last").end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("last");
	}

	@Test
	void aWorkerThatIsHeldUpCostsSpansAtTheDoorAndFailuresLast() {
		for (int i = 0; i < 10_000; i++) {
			this.pipeline.root("success").end();
			assertThat(this.pipeline.memory.used()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.pipeline.counts.dropped(DropReason.BUSY)).isGreaterThan(8000);
		for (int i = 0; i < 20; i++) {
			Span failure = this.pipeline.root("failure");
			failure.setStatus(StatusCode.ERROR);
			failure.end();
		}
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names().stream().filter("failure"::equals)).hasSize(20);
	}

	@Test
	void pendingSuccessesAreDecidedEarlyAndFailuresWait() {
		Span failed = this.pipeline.root("failed");
		Span broken = this.pipeline.child(failed, "broken");
		broken.setStatus(StatusCode.ERROR);
		broken.end();
		for (int i = 0; i < 5000; i++) {
			this.pipeline.child(this.pipeline.root("request"), "step").end();
			this.pipeline.round();
		}
		assertThat(this.pipeline.names()).hasSizeGreaterThan(4000).doesNotContain("broken");
		failed.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).contains("broken", "failed");
	}

	@Test
	void whatWasDroppedIsForgottenBeforeAnythingElse() {
		this.pipeline.policy = (trace) -> (trace.result() == TraceResult.OK) ? VirtualPipeline.DROP
				: VirtualPipeline.FULL;
		Span root = this.pipeline.root("request");
		root.end();
		this.pipeline.passSeconds(2);
		for (int i = 0; i < 2000; i++) {
			this.pipeline.root("request").end();
			this.pipeline.passSeconds(0);
		}
		assertThat(this.pipeline.counts.dropped(DropReason.SAMPLING)).isPositive();
		assertThat(this.pipeline.counts.lost()).isZero();
	}

	@Test
	void theEstimateIsNoSmallerThanTheTexts() {
		Span span = this.pipeline.root("request");
		span.setAttribute("text", "ж".repeat(1000));
		span.addEvent("event");
		span.end();
		long size = SpanSize.of(((ReadableSpan) span).toSpanData());
		assertThat(size).isBetween(2000L, 4000L);
	}

}

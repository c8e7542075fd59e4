package io.throughline.pipeline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spans wait for exporters that are down, slow or broken, and failures wait longest.
 */
class OutboxTests {

	private static final long LIMIT = 1 << 20;

	private final ScriptedExporter exporter = new ScriptedExporter();

	private final VirtualPipeline pipeline = new VirtualPipeline(LIMIT, this.exporter);

	@Test
	void spansAreExportedInBatches() {
		for (int i = 0; i < 100; i++) {
			this.pipeline.root("request").end();
			this.pipeline.pass(Duration.ofMillis(10));
		}
		this.pipeline.passAndExport(10);
		assertThat(this.exporter.names()).hasSize(100);
		assertThat(this.exporter.calls()).isLessThanOrEqualTo(2);
	}

	@Test
	void nothingIsLostWhileTheCollectorIsDownForAMinute() {
		this.exporter.fail();
		for (int second = 0; second < 60; second++) {
			work(second % 10 == 0);
			this.pipeline.passAndExport(1);
		}
		assertThat(this.exporter.names()).isEmpty();
		assertThat(this.exporter.calls()).isBetween(4, 10);
		this.exporter.succeed();
		this.pipeline.passAndExport(40);
		assertThat(this.exporter.names()).hasSize(60).doesNotHaveDuplicates();
		assertThat(this.pipeline.counts.lost()).isZero();
	}

	@Test
	void failuresAreKeptFirstWhenTheMemoryIsFull() {
		this.exporter.fail();
		for (int i = 0; i < 2000; i++) {
			work(i % 10 == 0);
			this.pipeline.passAndExport(1);
			assertThat(this.pipeline.memory.used()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.pipeline.counts.dropped(DropReason.MEMORY)).isPositive();
		this.exporter.succeed();
		this.pipeline.passAndExport(100);
		assertThat(this.exporter.names().stream().filter((name) -> name.startsWith("failure"))).hasSize(200);
		assertThat(this.exporter.names().size() + this.pipeline.counts.lost()).isEqualTo(2000);
	}

	@Test
	void failuresAreExportedFirst() {
		work(false);
		work(true);
		this.pipeline.passAndExport(10);
		assertThat(this.exporter.names().get(0)).startsWith("failure");
	}

	@Test
	void anExporterThatThrowsIsCountedAndTriedAgain() {
		this.exporter.answer((spans) -> {
			throw new IllegalStateException("exporter");
		});
		work(false);
		this.pipeline.passAndExport(10);
		assertThat(this.pipeline.counts.failed(Part.EXPORTER)).isPositive();
		this.exporter.succeed();
		this.pipeline.passAndExport(40);
		assertThat(this.exporter.names()).hasSize(1);
	}

	@Test
	void aSlowExporterHoldsNobodyUp() {
		CountDownLatch done = new CountDownLatch(1);
		this.exporter.answer((spans) -> {
			await(done);
			return CompletableResultCode.ofSuccess();
		});
		work(false);
		this.pipeline.passSeconds(2);
		this.pipeline.passSeconds(5);
		for (int i = 0; i < 2000; i++) {
			work(i % 10 == 0);
			this.pipeline.passSeconds(1);
			assertThat(this.pipeline.memory.used()).isLessThanOrEqualTo(LIMIT);
		}
		assertThat(this.pipeline.seen.size()).isGreaterThan(1990);
		assertThat(this.pipeline.counts.dropped(DropReason.MEMORY)).isPositive();
		done.countDown();
		this.pipeline.passAndExport(60);
		assertThat(this.exporter.names().stream().filter((name) -> name.startsWith("failure"))).hasSize(200);
	}

	@Test
	void anExporterThatIsDownDoesNotHoldUpAnother() {
		ScriptedExporter other = new ScriptedExporter();
		try (VirtualPipeline two = new VirtualPipeline(LIMIT, this.exporter, other)) {
			this.exporter.fail();
			for (int second = 0; second < 60; second++) {
				two.root("request " + second).end();
				two.passAndExport(1);
			}
			two.passAndExport(10);
			assertThat(other.names()).hasSize(60).doesNotHaveDuplicates();
			this.exporter.succeed();
			two.passAndExport(40);
			assertThat(this.exporter.names()).hasSize(60).doesNotHaveDuplicates();
			assertThat(other.names()).hasSize(60);
		}
	}

	@Test
	void whatAnExporterRefusesWhileItTakesOthersIsGivenUp() {
		this.exporter.answer((spans) -> spans.stream().anyMatch((span) -> span.getName().startsWith("failure"))
				? CompletableResultCode.ofFailure() : CompletableResultCode.ofSuccess());
		work(true);
		this.pipeline.passAndExport(10);
		for (int i = 0; i < 300; i++) {
			if (i % 10 == 0) {
				work(false);
			}
			this.pipeline.passAndExport(1);
		}
		assertThat(this.pipeline.counts.dropped(DropReason.REFUSED)).isPositive();
		assertThat(this.exporter.names()).hasSizeGreaterThan(20);
	}

	@Test
	void aFlushTriesAnExporterThatIsLeftAlone() {
		this.exporter.fail();
		work(false);
		this.pipeline.passAndExport(10);
		this.exporter.succeed();
		this.pipeline.flush();
		assertThat(this.exporter.names()).hasSize(1);
	}

	@Test
	void aFlushEndsThoughTheCollectorIsDown() {
		this.exporter.fail();
		work(false);
		this.pipeline.flush();
		assertThat(this.exporter.calls()).isOne();
	}

	private void work(boolean failed) {
		Span span = this.pipeline.root(failed ? "failure" : "success");
		span.updateName((failed ? "failure " : "success ") + span.getSpanContext().getTraceId());
		if (failed) {
			span.setStatus(StatusCode.ERROR);
		}
		span.end();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

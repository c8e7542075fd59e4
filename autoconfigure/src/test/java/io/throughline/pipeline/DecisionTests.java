package io.throughline.pipeline;

import java.time.Duration;
import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.sampling.TraceFacts;
import io.throughline.sampling.TraceResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a trace is decided, and what follows the decision.
 */
class DecisionTests {

	private final VirtualPipeline pipeline = new VirtualPipeline();

	@Test
	void aTraceLeavesWholeAShortWhileAfterItsRoot() {
		Span root = this.pipeline.root("request");
		this.pipeline.child(root, "step").end();
		this.pipeline.passSeconds(60);
		assertThat(this.pipeline.names()).isEmpty();
		root.end();
		this.pipeline.pass(Duration.ofMillis(1999));
		assertThat(this.pipeline.names()).isEmpty();
		this.pipeline.pass(Duration.ofMillis(1));
		assertThat(this.pipeline.names()).containsExactly("step", "request");
		assertThat(this.pipeline.asked).hasSize(1);
		assertThat(this.pipeline.received).hasSize(1);
	}

	@Test
	void receiversHearOnceOfATraceThatIsDropped() {
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		Span root = this.pipeline.root("request");
		Span late = this.pipeline.child(root, "late");
		root.end();
		this.pipeline.passSeconds(2);
		late.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.dropped).containsExactly(root.getSpanContext().getTraceId());
		assertThat(this.pipeline.received).isEmpty();
	}

	@Test
	void aProcessorMayAddToASpanThatStarts() {
		this.pipeline.root("request").end();
		this.pipeline.passSeconds(2);
		assertThat(VirtualPipeline.attribute(this.pipeline.seen.get(0), "started")).isEqualTo("true");
	}

	@Test
	void aContinuationThatTakesLongerFollowsTheDecision() {
		Span root = this.pipeline.root("request");
		Span listener = this.pipeline.continuation(root, "listener");
		// Never ends, as that of a record which a retry topic gives out too early.
		this.pipeline.continuation(root, "leak");
		root.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("request");
		this.pipeline.passSeconds(30);
		listener.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("request", "listener");
		assertThat(this.pipeline.asked).hasSize(1);
	}

	@Test
	void aLateSpanFollowsTheDecisionToKeep() {
		Span root = this.pipeline.root("request");
		Span late = this.pipeline.child(root, "late");
		root.end();
		this.pipeline.passSeconds(30);
		late.end();
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		this.pipeline.passSeconds(1);
		assertThat(this.pipeline.names()).containsExactly("request", "late");
		assertThat(this.pipeline.asked).hasSize(1);
	}

	@Test
	void aLateSpanFollowsTheDecisionToDrop() {
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		Span root = this.pipeline.root("request");
		Span late = this.pipeline.child(root, "late");
		root.end();
		this.pipeline.passSeconds(30);
		this.pipeline.policy = (trace) -> VirtualPipeline.FULL;
		late.end();
		this.pipeline.passSeconds(120);
		assertThat(this.pipeline.names()).isEmpty();
		assertThat(this.pipeline.counts.dropped(DropReason.SAMPLING)).isEqualTo(2);
	}

	@Test
	void aFailureThatComesLaterBringsTheEarlierHalfBack() {
		this.pipeline.policy = this::onlyFailures;
		Span root = this.pipeline.root("request");
		root.end();
		this.pipeline.passSeconds(10);
		assertThat(this.pipeline.names()).isEmpty();
		Span listener = this.pipeline.continuation(root, "listener");
		listener.setStatus(StatusCode.ERROR);
		listener.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("request", "listener");
		assertThat(this.pipeline.counts.dropped(DropReason.SAMPLING)).isZero();
	}

	@Test
	void whatWasDroppedLongAgoDoesNotComeBack() {
		this.pipeline.policy = this::onlyFailures;
		Span root = this.pipeline.root("request");
		root.end();
		this.pipeline.passSeconds(10);
		this.pipeline.passSeconds(61);
		Span listener = this.pipeline.continuation(root, "listener");
		listener.setStatus(StatusCode.ERROR);
		listener.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("listener");
		assertThat(this.pipeline.counts.dropped(DropReason.SAMPLING)).isOne();
	}

	@Test
	void aTraceIsKeptOnDemandBeforeItBegins() {
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		Span root = this.pipeline.root("request");
		this.pipeline.intake.keep(root.getSpanContext().getTraceId(), "callee");
		root.end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("request");
		assertThat(this.pipeline.asked.get(0).failedElsewhere()).isTrue();
		assertThat(VirtualPipeline.attribute(this.pipeline.seen.get(0), "throughline.sampling.reason"))
			.isEqualTo("callee");
	}

	@Test
	void aTraceIsKeptOnDemandAfterItWasDropped() {
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		Span root = this.pipeline.root("request");
		Span late = this.pipeline.child(root, "late");
		root.end();
		this.pipeline.passSeconds(30);
		this.pipeline.intake.keep(root.getSpanContext().getTraceId(), "callee");
		this.pipeline.round();
		assertThat(this.pipeline.names()).containsExactly("request");
		late.end();
		this.pipeline.round();
		assertThat(this.pipeline.names()).containsExactly("request", "late");
	}

	@Test
	void aTraceIsKeptOnDemandThatNobodyHasSeen() {
		this.pipeline.policy = (trace) -> VirtualPipeline.DROP;
		Span root = this.pipeline.root("request");
		this.pipeline.passSeconds(301);
		this.pipeline.intake.keep(root.getSpanContext().getTraceId(), "callee");
		this.pipeline.round();
		root.end();
		this.pipeline.passSeconds(1);
		assertThat(this.pipeline.names()).containsExactly("request");
	}

	@Test
	void aPolicyThatThrowsKeepsAll() {
		this.pipeline.policy = (trace) -> {
			throw new IllegalStateException();
		};
		this.pipeline.root("request").end();
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.names()).containsExactly("request");
		assertThat(this.pipeline.counts.failed(Part.POLICY)).isOne();
	}

	@Test
	void aTraceThatNeverEndsIsDecidedByWhatItShows() {
		Span root = this.pipeline.root("request");
		this.pipeline.child(root, "step").end();
		this.pipeline.passSeconds(299);
		assertThat(this.pipeline.names()).isEmpty();
		this.pipeline.passSeconds(1);
		assertThat(this.pipeline.names()).containsExactly("step");
		root.end();
		this.pipeline.passSeconds(1);
		assertThat(this.pipeline.names()).containsExactly("step", "request");
	}

	@Test
	void aTraceThatNeverEndsLeavesInPartsOnceItIsLarge() {
		Span root = this.pipeline.root("job");
		for (int i = 0; i < 1000; i++) {
			this.pipeline.child(root, "item").end();
			this.pipeline.round();
		}
		assertThat(this.pipeline.names()).hasSizeGreaterThan(700);
		assertThat(this.pipeline.asked).hasSize(1);
		assertThat(this.pipeline.counts.lost()).isZero();
	}

	@Test
	void aFlushDecidesWhatIsPending() {
		Span root = this.pipeline.root("request");
		this.pipeline.child(root, "step").end();
		this.pipeline.flush();
		assertThat(this.pipeline.names()).containsExactly("step");
	}

	@Test
	void theDecisionStandsOnLocalRootsAndInTheTraceStateOfAll() {
		this.pipeline.policy = (trace) -> VirtualPipeline.METADATA;
		Span root = this.pipeline.root("request");
		this.pipeline.child(root, "step").end();
		root.end();
		this.pipeline.passSeconds(2);
		SpanData step = this.pipeline.seen.get(0);
		SpanData request = this.pipeline.seen.get(1);
		assertThat(VirtualPipeline.attribute(request, "throughline.sampling.level")).isEqualTo("metadata");
		assertThat(VirtualPipeline.attribute(request, "throughline.sampling.probability")).isEqualTo("0.25");
		assertThat(VirtualPipeline.attribute(request, "throughline.sampling.reason")).isEqualTo("ratio");
		assertThat(step.getAttributes().size()).isOne();
		assertThat(List.of(step, request))
			.allSatisfy((span) -> assertThat(span.getSpanContext().getTraceState().get("ot")).isEqualTo("th:c"));
	}

	@Test
	void nothingIsHeldAfterATraceHasLeft() {
		this.pipeline.root("request").end();
		this.pipeline.passSeconds(2);
		long afterOne = this.pipeline.memory.used();
		for (int i = 0; i < 1000; i++) {
			this.pipeline.root("request").end();
			this.pipeline.passSeconds(2);
		}
		assertThat(this.pipeline.names()).hasSize(1001);
		// The decisions that are remembered are bounded, too.
		assertThat(this.pipeline.memory.used()).isBetween(afterOne, this.pipeline.memory.limit() / 16);
	}

	private SamplingDecision onlyFailures(TraceFacts trace) {
		return (trace.result() == TraceResult.FAILED) ? new SamplingDecision(SamplingLevel.FULL, 1, "error")
				: VirtualPipeline.DROP;
	}

}

package io.throughline.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.throughline.sampling.TraceFacts;
import io.throughline.sampling.TraceResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What the sampling policy is told of a trace.
 */
class TraceFactsTests {

	private final VirtualPipeline pipeline = new VirtualPipeline();

	@ParameterizedTest
	@MethodSource
	void theResultIsReadOffRootAndSteps(Consumer<Span> root, Consumer<Span> step, TraceResult result) {
		assertThat(facts(root, step).result()).isEqualTo(result);
	}

	static Stream<Arguments> theResultIsReadOffRootAndSteps() {
		Consumer<Span> nothing = (span) -> {
		};
		Consumer<Span> error = (span) -> span.setStatus(StatusCode.ERROR);
		Consumer<Span> tokens = (span) -> span.setAttribute("gen_ai.usage.input_tokens", 7);
		Consumer<Span> abandoned = outcome("abandoned");
		return Stream.of(arguments(nothing, nothing, TraceResult.OK), arguments(error, nothing, TraceResult.FAILED),
				arguments(outcome("failed"), nothing, TraceResult.FAILED),
				arguments(text("outcome", "SERVER_ERROR"), nothing, TraceResult.FAILED),
				arguments(text("outcome", "CLIENT_ERROR"), nothing, TraceResult.OK),
				arguments(error, error, TraceResult.FAILED), arguments(nothing, error, TraceResult.DEGRADED),
				arguments(outcome("degraded"), nothing, TraceResult.DEGRADED),
				arguments(nothing, text("throughline.step.status", "timeout"), TraceResult.DEGRADED),
				arguments(nothing, text("throughline.step.status", "retrieval_empty"), TraceResult.OK),
				arguments(abandoned, tokens, TraceResult.CANCELLED_AFTER_SPENDING),
				arguments(abandoned, nothing, TraceResult.OK), arguments(nothing, tokens, TraceResult.OK));
	}

	@Test
	void rulesFindWhatTheyMatch() {
		TraceFacts facts = facts(text("uri", "/api/chat"), (step) -> {
			step.setAttribute("throughline.tenant.id", "acme");
			step.setAttribute("throughline.scenario", "search");
			step.setAttribute("gen_ai.request.model", "gpt");
			step.setAttribute("gen_ai.response.model", "gpt-7");
			step.setAttribute("gen_ai.prompt.name", "agent");
			step.setAttribute("gen_ai.prompt.version", "v3");
		});
		assertThat(facts.route()).isEqualTo("/api/chat");
		assertThat(facts.tenant()).isEqualTo("acme");
		assertThat(facts.scenario()).isEqualTo("search");
		assertThat(facts.models()).containsExactlyInAnyOrder("gpt", "gpt-7");
		assertThat(facts.promptVersions()).containsExactly("agent@v3");
		assertThat(facts.deployment()).isEqualTo("1.2");
		assertThat(facts.failedElsewhere()).isFalse();
	}

	@Test
	void whatFailedElsewhereIsTold() {
		Consumer<Span> told = (span) -> span.setAttribute("throughline.failed_elsewhere", true);
		assertThat(facts(told, (step) -> {
		}).failedElsewhere()).isTrue();
	}

	@Test
	void theDurationIsThatOfTheRoot() {
		Span root = this.pipeline.tracer().spanBuilder("request").setStartTimestamp(1, TimeUnit.SECONDS).startSpan();
		this.pipeline.child(root, "step").end();
		root.end(4, TimeUnit.SECONDS);
		this.pipeline.passSeconds(2);
		assertThat(this.pipeline.asked.get(0).duration()).isEqualTo(Duration.ofSeconds(3));
	}

	@ParameterizedTest
	@CsvSource({ "0.5, 8", "0.25, c", "0.1, e6666666666666", "0.999999999999999999, 0" })
	void theThresholdIsAsTheStandardHasIt(double probability, String threshold) {
		assertThat(KeptMark.threshold(probability)).startsWith(threshold);
	}

	private TraceFacts facts(Consumer<Span> onRoot, Consumer<Span> onStep) {
		Span root = this.pipeline.tracer().spanBuilder("request").setSpanKind(SpanKind.SERVER).startSpan();
		Span step = this.pipeline.child(root, "step");
		onStep.accept(step);
		step.end();
		onRoot.accept(root);
		root.end();
		this.pipeline.passSeconds(2);
		return this.pipeline.asked.get(0);
	}

	private static Consumer<Span> outcome(String outcome) {
		return text("throughline.outcome", outcome);
	}

	private static Consumer<Span> text(String name, String value) {
		return (span) -> span.setAttribute(name, value);
	}

}

package io.throughline.step.reactor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.StepApplication;
import io.throughline.step.Steps;
import io.throughline.step.ToolStep;
import io.throughline.testsupport.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a step ends whose work is a {@code Mono} or a {@code Flux}.
 */
class ReactorStepsTests {

	private static ConfigurableApplicationContext application;

	private final Steps steps = application.getBean(Steps.class);

	private final InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(StepApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void reset() {
		this.spans.reset();
	}

	@Test
	void endsWhenTheWorkCompletes() {
		Mono<String> work = Mono.just("found").transform(ReactorSteps.observed(this.steps.tool("crm")));
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
		StepVerifier.create(work.doOnNext((element) -> assertThat(only()).isEqualTo("ok")))
			.expectNext("found")
			.verifyComplete();
		assertThat(only()).isEqualTo("ok");
	}

	@Test
	void endsWhenTheWorkIsEmpty() {
		Mono<String> mono = Mono.<String>empty().transform(ReactorSteps.observed(this.steps.tool("crm")));
		StepVerifier.create(mono).verifyComplete();
		Flux<String> flux = Flux.<String>empty().transform(ReactorSteps.observed(this.steps.model("plan")));
		StepVerifier.create(flux).verifyComplete();
		assertThat(statuses()).containsExactly("ok", "ok");
		assertThat(span(1).getAttributes().asMap()).doesNotContainKey(AttributeKey.booleanKey("gen_ai.request.stream"));
	}

	@Test
	void failsAsTheWorkDoes() {
		IOException gone = new IOException("gone");
		Flux<String> work = Flux.concat(Flux.just("a"), Flux.<String>error(gone))
			.transform(ReactorSteps.observed(this.steps.tool("crm")));
		StepVerifier.create(work).expectNext("a").verifyErrorSatisfies((error) -> assertThat(error).isSameAs(gone));
		assertThat(only()).isEqualTo("tool_error");
		assertThat(span(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void isCancelledWithTheWork() {
		AtomicInteger cancelled = new AtomicInteger();
		Mono<String> mono = Mono.<String>never()
			.doOnCancel(cancelled::incrementAndGet)
			.transform(ReactorSteps.observed(this.steps.tool("crm")));
		StepVerifier.create(mono).thenCancel().verify();
		Flux<Integer> flux = Flux.range(1, 9)
			.doOnCancel(cancelled::incrementAndGet)
			.transform(ReactorSteps.observed(this.steps.tool("crm")));
		StepVerifier.create(flux, 1).expectNext(1).thenCancel().verify();
		assertThat(statuses()).containsExactly("cancelled", "cancelled");
		assertThat(cancelled).hasValue(2);
	}

	@Test
	void hasEndedOnceAMonoHasGivenItsValue() {
		Mono<String> work = Mono.just("found").transform(ReactorSteps.observed(this.steps.tool("crm")));
		StepVerifier.create(Flux.concat(work, Mono.never()).take(1)).expectNext("found").verifyComplete();
		assertThat(only()).isEqualTo("ok");
	}

	@Test
	void leavesAMonoWhatItIs() {
		AtomicInteger cancelled = new AtomicInteger();
		Mono<String> source = Mono.just("found").doOnCancel(cancelled::incrementAndGet);
		assertThat(ReactorSteps.<ToolStep, String>observed(this.steps.tool("crm")).apply(source))
			.isInstanceOf(Mono.class);
		StepVerifier.create(source.transform(ReactorSteps.observed(this.steps.tool("crm"))))
			.expectNext("found")
			.verifyComplete();
		assertThat(cancelled).hasValue(0);
	}

	@Test
	void eachSubscriptionIsAStepOfItsOwn() {
		AtomicInteger attempts = new AtomicInteger();
		Flux<String> work = Flux.defer(() -> (attempts.incrementAndGet() == 1)
				? Flux.concat(Flux.just("first"), Flux.error(new IOException("gone"))) : Flux.just("second"));
		Flux<String> observed = work
			.transform(ReactorSteps.observed(this.steps.tool("crm").version("1"), (step, element) -> {
				if (element.equals("first")) {
					step.callId("c-1");
				}
			}));
		StepVerifier.create(observed.retry()).expectNext("first", "second").verifyComplete();
		assertThat(statuses()).containsExactly("tool_error", "ok");
		assertThat(attribute(0, "gen_ai.tool.call.id")).isEqualTo("c-1");
		assertThat(attribute(1, "gen_ai.tool.call.id")).isNull();
		assertThat(attribute(1, "throughline.tool.version")).isEqualTo("1");
	}

	@Test
	void aStreamedModelTellsItsFirstChunkAndWhatItsElementsSet() {
		Flux<Long> work = Flux.just(3L, 4L)
			.transform(ReactorSteps.observed(this.steps.model("plan").model("gpt-4o"),
					(step, tokens) -> step.outputTokens(tokens)));
		StepVerifier.create(work).expectNext(3L, 4L).verifyComplete();
		SpanData span = span(0);
		assertThat(span.getName()).isEqualTo("chat gpt-4o");
		assertThat(span.getAttributes().get(AttributeKey.booleanKey("gen_ai.request.stream"))).isTrue();
		assertThat(span.getAttributes().get(AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk"))).isPositive()
			.isLessThan((span.getEndEpochNanos() - span.getStartEpochNanos()) / 1e9 + 1);
		assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens"))).isEqualTo(4L);
	}

	@Test
	void theFirstChunkIsThereBeforeTheElementIsPassedOn() {
		List<String> order = new ArrayList<>();
		// A source that offers its elements to those below before anybody else sees them.
		Flux<Integer> work = Flux.range(1, 2)
			.filter((element) -> true)
			.transform(ReactorSteps.observed(this.steps.model("plan"), (step, element) -> order.add("set " + element)))
			.doOnNext((element) -> order.add("passed on " + element));
		StepVerifier.create(work).expectNext(1, 2).verifyComplete();
		assertThat(order).containsExactly("set 1", "passed on 1", "set 2", "passed on 2");
	}

	@Test
	void aModelThatIsNotStreamedHasNoFirstChunk() {
		Mono<String> work = Mono.just("answer").transform(ReactorSteps.observed(this.steps.model("plan")));
		StepVerifier.create(work).expectNext("answer").verifyComplete();
		assertThat(span(0).getAttributes().asMap().keySet()).extracting(AttributeKey::getKey)
			.doesNotContain("gen_ai.request.stream", "gen_ai.response.time_to_first_chunk");
	}

	@Test
	void demandIsPassedOnUntouched() {
		List<Long> requests = new ArrayList<>();
		Flux<Integer> work = Flux.range(1, 9)
			.doOnRequest(requests::add)
			.transform(ReactorSteps.observed(this.steps.model("plan")));
		StepVerifier.create(work, 0)
			.expectSubscription()
			.thenRequest(1)
			.expectNext(1)
			.thenRequest(3)
			.expectNext(2, 3, 4)
			.thenCancel()
			.verify();
		assertThat(requests).containsExactly(1L, 3L);
	}

	@Test
	void aFunctionThatFailsChangesNothing() {
		Flux<Integer> work = Flux.just(1, 2)
			.transform(ReactorSteps.observed(this.steps.model("plan"), (step, element) -> {
				throw new IllegalStateException("no usage in " + element);
			}));
		StepVerifier.create(work).expectNext(1, 2).verifyComplete();
		assertThat(only()).isEqualTo("ok");
	}

	private String only() {
		assertThat(this.spans.getFinishedSpanItems()).hasSize(1);
		return statuses().get(0);
	}

	private List<String> statuses() {
		return this.spans.getFinishedSpanItems()
			.stream()
			.map((span) -> span.getAttributes().get(AttributeKey.stringKey("throughline.step.status")))
			.toList();
	}

	private SpanData span(int index) {
		return this.spans.getFinishedSpanItems().get(index);
	}

	private @Nullable String attribute(int index, String key) {
		return span(index).getAttributes().get(AttributeKey.stringKey(key));
	}

}

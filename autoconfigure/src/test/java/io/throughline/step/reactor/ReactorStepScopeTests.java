package io.throughline.step.reactor;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.step.StepApplication;
import io.throughline.step.Steps;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is within a step whose work is a {@code Mono} or a {@code Flux}, and what is not.
 */
class ReactorStepScopeTests {

	private static final Logger logger = LoggerFactory.getLogger(ReactorStepScopeTests.class);

	@Test
	void theWorkIsWithinTheStepAndWhatFollowsIsNot() {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(StepApplication.class);
				LogLines lines = LogLines.capture()) {
			Steps steps = application.getBean(Steps.class);
			Flux<String> work = Flux.just("a")
				.doOnNext((element) -> logger.info("on this thread"))
				.publishOn(Schedulers.boundedElastic())
				.doOnNext((element) -> logger.info("on another thread"))
				.concatMap((element) -> Mono.just(element).transform(ReactorSteps.observed(steps.tool("inner"))))
				.transform(ReactorSteps.observed(steps.model("plan").model("m")))
				.doOnNext((element) -> logger.info("after it"))
				.concatMap((element) -> Mono.just(element).transform(ReactorSteps.observed(steps.tool("next"))));
			StepVerifier.create(work).expectNext("a").verifyComplete();
			assertThat(lines.mdc("on this thread")).containsEntry("step", "plan");
			assertThat(lines.mdc("on another thread")).containsEntry("step", "plan");
			assertThat(lines.mdc("after it")).doesNotContainKeys("step", "trace_id");
			assertThat(span(application, "execute_tool inner").getParentSpanId())
				.isEqualTo(span(application, "chat m").getSpanId());
			assertThat(span(application, "execute_tool next").getParentSpanContext().isValid()).isFalse();
			assertThat(application.getBean(ObservationRegistry.class).getCurrentObservationScope()).isNull();
		}
	}

	@Test
	void theParentIsTheSubscribersObservationElseTheCurrentOne() {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(StepApplication.class)) {
			Steps steps = application.getBean(Steps.class);
			Observation request = Observation.start("request", application.getBean(ObservationRegistry.class));
			steps.item("refund").run((item) -> {
				item.itemId("i-1");
				StepVerifier.create(Mono.just(1).transform(ReactorSteps.observed(steps.tool("of_current"))))
					.expectNext(1)
					.verifyComplete();
				StepVerifier
					.create(Mono.just(1)
						.transform(ReactorSteps.observed(steps.tool("of_subscriber")))
						.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, request)))
					.expectNext(1)
					.verifyComplete();
			});
			request.stop();
			assertThat(span(application, "execute_tool of_current").getParentSpanId())
				.isEqualTo(span(application, "process_item refund").getSpanId());
			assertThat(span(application, "execute_tool of_subscriber").getParentSpanId())
				.isEqualTo(span(application, "request").getSpanId());
		}
	}

	@Test
	void subscribingIsWithinTheStepWithoutReactorsAutomaticModeToo() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler((context) -> true);
		Observation request = Observation.start("request", registry);
		Hooks.disableAutomaticContextPropagation();
		try {
			Mono<Observation> work = Mono.fromCallable(registry::getCurrentObservation);
			StepVerifier
				.create(work.transform(ReactorSteps.observed(new Steps(registry).tool("crm")))
					.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, request)))
				.assertNext((step) -> {
					assertThat(step.getContext().getName()).isEqualTo("throughline.step");
					assertThat(step.getContext().getParentObservation()).isSameAs(request);
				})
				.verifyComplete();
			assertThat(registry.getCurrentObservationScope()).isNull();
		}
		finally {
			Hooks.enableAutomaticContextPropagation();
		}
	}

	@Test
	void aStepThatIsSwitchedOffLeavesTheContextAlone() {
		Observation outer = Observation.start("outer", ObservationRegistry.create());
		Mono<Boolean> work = Mono
			.deferContextual((context) -> Mono.just(context.get(ObservationThreadLocalAccessor.KEY) == outer));
		StepVerifier
			.create(work.transform(ReactorSteps.observed(new Steps(ObservationRegistry.NOOP).tool("crm")))
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, outer)))
			.expectNext(true)
			.verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(strings = { "start", "error", "stop" })
	void aBrokenHandlerChangesNothing(String callback) {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(StepApplication.class,
				"test.broken-at=" + callback)) {
			Steps steps = application.getBean(Steps.class);
			StepVerifier.create(Flux.just(1, 2).transform(ReactorSteps.observed(steps.model("plan"))))
				.expectNext(1, 2)
				.verifyComplete();
			StepVerifier
				.create(Mono.error(new IllegalArgumentException("of the work"))
					.transform(ReactorSteps.observed(steps.tool("crm"))))
				.verifyErrorMessage("of the work");
			assertThat(application.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(2);
			assertThat(application.getBean(ObservationRegistry.class).getCurrentObservationScope()).isNull();
		}
	}

	private SpanData span(ConfigurableApplicationContext application, String name) {
		List<SpanData> spans = application.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

}

package io.throughline.evalcase;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.reference.Reference;
import io.throughline.step.StepApplication;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Feedback}.
 */
class FeedbackTests {

	// Of the pipeline something may come after a test.
	private static final AtomicLong TRACES = new AtomicLong(System.nanoTime());

	private static ConfigurableApplicationContext application;

	private final Feedback feedback = application.getBean(Feedback.class);

	private final String traceId = "%032x".formatted(TRACES.incrementAndGet());

	private final String reference = Reference.of(this.traceId).text();

	private final TraceStore store = application.getBean(TraceStore.class);

	@BeforeAll
	static void start() {
		application = TestServer.NONE.start(EventApplication.class, "throughline.sampling.ratio=1");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void begin() {
		this.store.save(CaseTraces.onboarding(this.traceId, "acme"));
		application.getBean(InMemoryLogRecordExporter.class).reset();
	}

	@Test
	void landsOnTheTraceOfTheAnswer() {
		assertThat(this.feedback.give("my reference was " + this.reference.toLowerCase(Locale.ROOT), -1,
				"Wrong! I am " + CaseTraces.CANARY))
			.isTrue();
		TraceSpan given = given().get(0);
		assertThat(given.parentId()).isEqualTo("0000000000000001");
		assertThat(given.attributes()).containsEntry("gen_ai.evaluation.score.value", -1.0)
			.containsEntry("gen_ai.evaluation.score.label", "negative")
			.containsEntry("gen_ai.evaluation.explanation", "Wrong! I am [email]");
		assertThat(this.store.find(this.traceId).orElseThrow().summary().outcome()).isEqualTo("degraded");
	}

	@Test
	void isASpanAndAnEventForOtherBackendsToo() {
		InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);
		this.feedback.give(this.reference, 1, null);
		// Those of other tests may still be on their way.
		SpanData span = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> spans.getFinishedSpanItems()
				.stream()
				.filter((finished) -> finished.getTraceId().equals(this.traceId))
				.toList(), (found) -> !found.isEmpty())
			.get(0);
		assertThat(span.getName()).isEqualTo("evaluate user_feedback");
		assertThat(span.getParentSpanId()).isEqualTo("0000000000000001");
		assertThat(application.getBean(InMemoryLogRecordExporter.class).getFinishedLogRecordItems()).singleElement()
			.satisfies((event) -> {
				assertThat(event.getEventName()).isEqualTo("gen_ai.evaluation.result");
				assertThat(event.getSpanContext().getTraceId()).isEqualTo(this.traceId);
			});
	}

	@Test
	void isThereOnceThoughThePipelineBringsItToo() {
		this.feedback.give(this.reference, 1, null);
		TraceSpan first = given().get(0);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !given().contains(first));
		assertThat(given()).singleElement().satisfies((span) -> assertThat(span.spanId()).isEqualTo(first.spanId()));
	}

	@Test
	void isCutWhereItIsLong() {
		this.feedback.give(this.reference, 1, "long ".repeat(1_000));
		assertThat(given()).extracting((span) -> span.attributes().get("gen_ai.evaluation.explanation"))
			.singleElement()
			.satisfies((text) -> assertThat(text.toString()).hasSize(1_000));
	}

	@Test
	void saysThatNobodyKnowsTheReference() {
		assertThat(this.feedback.give("7K29-QXRF", 1, null)).isFalse();
		assertThat(this.feedback.give("no reference", 1, null)).isFalse();
	}

	private List<TraceSpan> given() {
		return this.store.find(this.traceId)
			.orElseThrow()
			.spans()
			.stream()
			.filter((span) -> span.name().equals("evaluate user_feedback"))
			.toList();
	}

	/**
	 * An application that keeps its events too.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(StepApplication.class)
	static class EventApplication {

		// Boot's own processor would export to it once more, later.
		@Bean(defaultCandidate = false)
		InMemoryLogRecordExporter events() {
			return InMemoryLogRecordExporter.create();
		}

		@Bean
		LogRecordProcessor eventMemory(@Qualifier("events") InMemoryLogRecordExporter events) {
			return SimpleLogRecordProcessor.create(events);
		}

	}

}

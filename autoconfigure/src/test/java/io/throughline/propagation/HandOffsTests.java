package io.throughline.propagation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs.State;
import io.throughline.reference.Reference;
import io.throughline.scope.MdcScope;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link HandOffs}.
 */
class HandOffsTests {

	private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final LogLines lines = LogLines.capture();

	private Instant now = START;

	private final HandOffs handOffs = create(false);

	@AfterEach
	void close() {
		this.lines.close();
	}

	@Test
	void countsEachStateAndRemembersFirstLastAndTheNewestFault() {
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.CARRIED, work());
		this.now = START.plusSeconds(5);
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.EMPTY, work());
		Observation.ContextView newest = work();
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.EMPTY, newest);
		assertThat(this.handOffs.seen()).containsExactly(new HandOff(Kind.KAFKA_IN, "orders -> refunds",
				Map.of(State.CARRIED, 1L, State.EMPTY, 2L), reference(newest), START, START.plusSeconds(5)));
		assertThat(this.meters.get("throughline.handoffs")
			.tags("kind", "kafka_in", "handoff", "orders -> refunds", "state", "empty")
			.counter()
			.count()).isEqualTo(2);
	}

	@Test
	void warnsOfAFaultOnceAnHourWithAnExample() {
		Observation.ContextView first = work();
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.EMPTY, first);
		this.now = START.plus(Duration.ofMinutes(59));
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.EMPTY, work());
		assertThat(warnings()).singleElement()
			.asString()
			.contains("empty at hand-off orders -> refunds, example " + reference(first));
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.MALFORMED, work());
		assertThat(warnings()).hasSize(2);
		this.now = START.plus(Duration.ofHours(1));
		this.handOffs.count(Kind.KAFKA_IN, "orders -> refunds", State.EMPTY, work());
		assertThat(warnings()).hasSize(3);
	}

	@Test
	void anEntryAndAnAnswerMayHaveNoId() {
		this.handOffs.count(Kind.HTTP_IN, "GET /", State.EMPTY, work());
		this.handOffs.count(Kind.HTTP_ANSWER, "GET crm/", State.EMPTY, work());
		assertThat(this.handOffs.seen()).hasSize(2).allMatch(HandOff::isSound).allMatch((hop) -> hop.example() == null);
		assertThat(warnings()).isEmpty();
		this.handOffs.count(Kind.HTTP_IN, "GET /", State.MISSING, work());
		assertThat(this.handOffs.seen()).first().satisfies((hop) -> {
			assertThat(hop.name()).isEqualTo("GET /");
			assertThat(hop.isSound()).isFalse();
		});
	}

	@Test
	void warnsOfAnEntryWithoutAnIdWhereThatIsAskedFor() {
		HandOffs warning = create(true);
		Observation.ContextView first = work();
		IntStream.range(0, 3).forEach((i) -> warning.count(Kind.HTTP_IN, "GET /", State.EMPTY, first));
		assertThat(warnings()).singleElement().asString().contains("empty at hand-off GET /", reference(first));
		assertThat(warning.seen()).allMatch(HandOff::isSound);
	}

	@Test
	void neverHoldsMoreThanItsBound() {
		String longest = "x".repeat(HandOffs.LONGEST);
		IntStream.range(0, HandOffs.MOST + 50)
			.forEach((i) -> this.handOffs.count(Kind.HTTP_OUT, i + longest, State.CARRIED, null));
		List<HandOff> seen = this.handOffs.seen();
		assertThat(seen).hasSize(HandOffs.MOST + 1).allMatch((hop) -> hop.name().length() <= HandOffs.LONGEST);
		assertThat(seen).filteredOn((hop) -> hop.name().equals("others"))
			.singleElement()
			.satisfies((hop) -> assertThat(hop.counts()).containsEntry(State.CARRIED, 50L));
	}

	private HandOffs create(boolean warnsOfEmpty) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("registry", this.meters);
		beans.addBean("meter", new HandOffMeter(beans.getBeanProvider(MeterRegistry.class)));
		return new HandOffs(beans.getBeanProvider(HandOffMeter.class), () -> this.now, warnsOfEmpty);
	}

	private List<String> warnings() {
		return this.lines.matching((line) -> line.getLevel() == Level.WARN)
			.stream()
			.map((line) -> line.getFormattedMessage())
			.toList();
	}

	private static String reference(Observation.ContextView work) {
		TraceContext trace = MdcScope.trace(work);
		return (trace != null) ? Reference.of(trace.traceId()).text() : "none";
	}

	private static Observation.ContextView work() {
		Observation.Context context = new Observation.Context();
		TracingObservationHandler.TracingContext tracing = new TracingObservationHandler.TracingContext();
		IdGenerator ids = IdGenerator.random();
		tracing.setSpan(OtelSpan.fromOtel(Span.wrap(SpanContext.create(ids.generateTraceId(), ids.generateSpanId(),
				TraceFlags.getDefault(), TraceState.getDefault()))));
		context.put(TracingObservationHandler.TracingContext.class, tracing);
		return context;
	}

}

package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.redaction.ContentMode;
import io.throughline.redaction.ContentPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A canary that is planted in each place of a span is found nowhere behind the pipeline,
 * and nothing gets out where redaction fails.
 */
class RedactionPlaceTests {

	private static final String CANARY = "secret";

	private final InMemorySpanExporter exported = InMemorySpanExporter.create();

	private final VirtualPipeline pipeline = new VirtualPipeline(1 << 20, this.exported);

	@ParameterizedTest
	@EnumSource
	void aCanaryIsFoundNowhere(Place place) {
		plant(place);
		List<SpanData> out = out();
		assertThat(out).hasSize(3);
		assertThat(out).allSatisfy((span) -> {
			assertThat(texts(span)).noneMatch((text) -> text.contains(CANARY));
			assertThat(span.toString()).doesNotContain(CANARY);
			// The exception itself would tell.
			assertThat(span.getEvents()).noneMatch(ExceptionEventData.class::isInstance);
		});
	}

	@ParameterizedTest
	@EnumSource
	void aRedactorThatThrowsLetsNothingOut(Place place) {
		this.pipeline.redactor = (text, found) -> {
			throw new IllegalStateException(text);
		};
		plant(place);
		assertThat(out()).hasSize(3).allSatisfy((span) -> {
			assertThat(texts(span)).noneMatch((text) -> text.contains(CANARY));
			assertThat(span.getName()).isEqualTo("[redaction failed]");
		});
	}

	@ParameterizedTest
	@EnumSource(names = { "NAME", "ATTRIBUTE" })
	void aRedactorThatThrowsIsCounted(Place place) {
		this.pipeline.redactor = (text, found) -> {
			if (text.contains(CANARY)) {
				throw new StackOverflowError();
			}
			return text;
		};
		plant(place);
		assertThat(out())
			.anySatisfy((span) -> assertThat(VirtualPipeline.attribute(span, "throughline.redaction.counts"))
				.isEqualTo("[failed=1]"));
		assertThat(this.pipeline.counts.failed(Part.REDACTOR)).isPositive();
	}

	@Test
	void whatIsNoTextStaysAsItIs() {
		Span span = this.pipeline.root("request");
		span.setAttribute("number", 7);
		span.setAttribute(AttributeKey.doubleArrayKey("numbers"), List.of(0.5, 1.5));
		span.setAttribute("answer", true);
		span.end();
		assertThat(out()).allSatisfy((safe) -> {
			assertThat(safe.getAttributes().get(AttributeKey.longKey("number"))).isEqualTo(7);
			assertThat(safe.getAttributes().get(AttributeKey.doubleArrayKey("numbers"))).containsExactly(0.5, 1.5);
			assertThat(safe.getAttributes().get(AttributeKey.booleanKey("answer"))).isTrue();
		});
	}

	@Test
	void theSpanBehindIsTheSameButForItsTexts() {
		Span span = this.pipeline.root("request");
		span.addEvent("event");
		span.end();
		SpanData data = ((ReadableSpan) span).toSpanData();
		assertThat(out()).allSatisfy((safe) -> {
			assertThat(safe.getSpanContext()).isEqualTo(data.getSpanContext());
			assertThat(safe.getParentSpanContext()).isEqualTo(data.getParentSpanContext());
			assertThat(safe.getKind()).isEqualTo(data.getKind());
			assertThat(safe.getStartEpochNanos()).isEqualTo(data.getStartEpochNanos());
			assertThat(safe.getEndEpochNanos()).isEqualTo(data.getEndEpochNanos());
			assertThat(safe.getTotalRecordedEvents()).isOne();
			assertThat(safe.getEvents()).hasSize(1);
			assertThat(safe.hasEnded()).isTrue();
		});
	}

	@ParameterizedTest
	@CsvSource({ "NONE, NONE, -, -", "REDACTED, NONE, my [safe], -", "REDACTED, REDACTED, my [safe], my [safe]",
			"RAW, REDACTED, my secret, my [safe]", "NONE, RAW, -, my secret" })
	void contentGoesWhereItMay(ContentMode store, ContentMode export, String stored, String exportedText) {
		try (VirtualPipeline own = new VirtualPipeline(1 << 20, new ContentPolicy(store, export), this.exported)) {
			Span span = own.root("request");
			span.setAttribute("gen_ai.input.messages", "my secret");
			span.setAttribute("gen_ai.completion", "my secret");
			span.setAttribute("note", "my secret");
			span.end();
			own.passAndExport(10);
			assertContent(own.received.get(0).spans().get(0), stored);
			assertContent(this.exported.getFinishedSpanItems().get(0), exportedText);
			assertContent(own.seen.get(0), exportedText);
		}
	}

	@Test
	void metadataKeepsNamesAndCodesButNoTexts() {
		this.pipeline.policy = (trace) -> VirtualPipeline.METADATA;
		Span span = this.pipeline.root("request");
		Place.EXCEPTION.plant(span, "plain");
		Place.STATUS.plant(span, "plain");
		span.setAttribute("gen_ai.input.messages", "plain");
		span.setAttribute("error.type", "timeout");
		span.end();
		assertThat(out()).hasSize(3).allSatisfy((safe) -> {
			assertThat(texts(safe)).noneMatch((text) -> text.contains("plain"));
			assertThat(texts(safe)).contains("timeout", "java.lang.IllegalStateException");
		});
	}

	private void assertContent(SpanData span, String expected) {
		String absent = expected.equals("-") ? "null" : expected;
		assertThat(VirtualPipeline.attribute(span, "gen_ai.input.messages")).isEqualTo(absent);
		assertThat(VirtualPipeline.attribute(span, "gen_ai.completion")).isEqualTo(absent);
		assertThat(VirtualPipeline.attribute(span, "note")).isEqualTo("my [safe]");
	}

	private void plant(Place place) {
		TraceState state = TraceState.builder().put("vendor", (place == Place.TRACE_STATE) ? CANARY : "x").build();
		SpanContext caller = SpanContext.createFromRemoteParent("0123456789abcdef0123456789abcdef", "0123456789abcdef",
				TraceFlags.getSampled(), state);
		Span span = this.pipeline.provider.get((place == Place.SCOPE) ? CANARY : "scope")
			.spanBuilder("request")
			.setParent(Context.root().with(Span.wrap(caller)))
			.startSpan();
		place.plant(span, CANARY);
		span.end();
	}

	/**
	 * Return what the processor, the receiver and the exporter got.
	 */
	private List<SpanData> out() {
		this.pipeline.passAndExport(10);
		List<SpanData> out = new ArrayList<>(this.pipeline.seen);
		this.pipeline.received.forEach((trace) -> out.addAll(trace.spans()));
		out.addAll(this.exported.getFinishedSpanItems());
		return out;
	}

	private static List<String> texts(SpanData span) {
		Stream<Object> places = Stream.of(span.getName(), span.getStatus().getDescription(), span.getAttributes(),
				span.getSpanContext().getTraceState().asMap(), span.getParentSpanContext().getTraceState().asMap(),
				span.getResource().getAttributes(), span.getInstrumentationScopeInfo().getName(),
				span.getInstrumentationScopeInfo().getAttributes());
		Stream<Object> events = span.getEvents()
			.stream()
			.flatMap((EventData event) -> Stream.of(event.getName(), event.getAttributes()));
		Stream<Object> links = span.getLinks()
			.stream()
			.flatMap((LinkData link) -> Stream.of(link.getAttributes(), link.getSpanContext().getTraceState().asMap()));
		return Stream.of(places, events, links).flatMap((all) -> all).flatMap(RedactionPlaceTests::values).toList();
	}

	private static Stream<String> values(Object place) {
		return (place instanceof Attributes attributes) ? attributes.asMap().values().stream().map(Object::toString)
				: Stream.of(place.toString());
	}

}

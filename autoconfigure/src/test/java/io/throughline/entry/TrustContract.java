package io.throughline.entry;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.entry.EntryApp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is believed of a caller.
 */
interface TrustContract extends EntryFixture {

	String FOREIGN = "4bf92f3577b34da6a3ce929d0e0e4737";

	String TRACEPARENT = "00-" + FOREIGN + "-00f067aa0ba902b7-01";

	String STRANGERS = "throughline.entry.trusted-callers=10.0.0.0/8";

	@ParameterizedTest
	@ValueSource(strings = { "never", "trusted-callers" })
	default void anUntrustedCallersTraceIsLinkedAndNotContinued(String trust) {
		EntryApp app = app("throughline.entry.trust-inbound=" + trust, STRANGERS);
		Answer answer = app.get("/hello/anna", "traceparent", TRACEPARENT);
		assertThat(answer.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(FOREIGN);
		SpanData span = app.serverSpan(answer.traceId());
		assertThat(span.getParentSpanContext().isValid()).isFalse();
		assertThat(span.getLinks()).singleElement()
			.satisfies((link) -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(FOREIGN));
	}

	@Test
	default void anUntrustedCallersOtherHeadersDoNotNameTheTraceEither() {
		EntryApp app = app("throughline.entry.trust-inbound=never", STRANGERS);
		assertThat(app.get("/hello/anna", "b3", FOREIGN + "-00f067aa0ba902b7-1").traceId()).isNotEqualTo(FOREIGN);
		assertThat(app.get("/hello/anna", "X-B3-TraceId", FOREIGN, "X-B3-SpanId", "00f067aa0ba902b7").traceId())
			.isNotEqualTo(FOREIGN);
	}

	@Test
	default void aTrustedCallersTraceIsContinued() {
		EntryApp app = app(STRICT);
		Answer answer = app.get("/hello/anna", "traceparent", TRACEPARENT);
		assertThat(answer.traceId()).isEqualTo(FOREIGN);
		assertThat(app.serverSpan(FOREIGN).getParentSpanId()).isEqualTo("00f067aa0ba902b7");
	}

	@Test
	default void aCallerNeverSteersSampling() {
		Answer answer = app().get("/hello/anna", "traceparent",
				"00-4bf92f3577b34da6a3ce929d0e0e4738-00f067aa0ba902b7-00");
		assertThat(app().serverSpan(answer.traceId()).getSpanContext().isSampled()).isTrue();
	}

	@Test
	default void aTrustedCallersIdentityIsTakenFromItsBaggage() {
		Answer answer = app().get("/hello/anna", "baggage", "tenant.id=acme,session.id=s-1,other=x");
		assertThat(app().attribute(answer.traceId(), "throughline.tenant.id")).isEqualTo("acme");
		assertThat(app().attribute(answer.traceId(), "session.id")).isEqualTo("s-1");
	}

	@Test
	default void anUntrustedCallersIdentityIsNotTaken() {
		EntryApp app = app("throughline.entry.trust-inbound=never", STRANGERS);
		Answer answer = app.get("/hello/anna", "baggage", "tenant.id=acme");
		assertThat(app.attribute(answer.traceId(), "throughline.tenant.id")).isNull();
	}

}

package io.throughline.incident;

import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.reference.Reference;
import io.throughline.store.Facet;
import io.throughline.store.MemoryStores;
import io.throughline.store.RecentTraces;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MissingTraces}.
 */
class MissingTracesTests {

	private static final String OTHER = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final IncidentAccess SOME = (user, trace) -> true;

	private final AtomicLong time = new AtomicLong();

	private final TraceStore store = MemoryStores.open();

	private final RecentTraces recent = new RecentTraces(this.time::get);

	private final Callers callers = new Callers(this.store, this.recent);

	@Test
	void tellsWhatWasKeptForItsTime() {
		this.store.save(Stories.chat("succeeded").part());
		this.store.purge(Stories.START.plusSeconds(91 * 86_400));
		assertThat(cause("RF7K-29QX")).isEqualTo("expired");
		assertThat(cause(Reference.ofLong(Stories.TRACE_ID).text())).isEqualTo("expired");
		assertThat(cause(Stories.TRACE_ID)).isEqualTo("expired");
		assertThat(cause(OTHER)).isEqualTo("unknown");
	}

	@Test
	void tellsWhatSamplingDropped() {
		this.recent.dropped(Stories.TRACE_ID);
		assertThat(cause("RF7K-29QX")).isEqualTo("sampled_out");
		assertThat(cause(OTHER)).isEqualTo("unknown");
	}

	@Test
	void tellsWhatBeganAMomentAgo() {
		String traceId = begin();
		assertThat(cause(Reference.of(traceId).text())).isEqualTo("not_yet");
		this.recent.dropped(traceId);
		assertThat(cause(traceId)).isEqualTo("sampled_out");
	}

	@Test
	void knowsNothingOfWhatBeganLongerAgo() {
		String traceId = begin();
		this.time.addAndGet(31_000_000_000L);
		assertThat(cause(traceId)).isEqualTo("unknown");
	}

	@Test
	void saysNothingOfWhatWasErased() {
		this.store.save(Stories.chat("succeeded").part());
		this.store.erase(Facet.TENANT, "acme");
		assertThat(cause("RF7K-29QX")).isEqualTo("unknown");
	}

	@Test
	void saysNothingWhereSomeTracesAreNotForAll() {
		this.recent.dropped(Stories.TRACE_ID);
		this.store.save(Stories.chat(OTHER, "succeeded").part());
		this.store.purge(Stories.START.plusSeconds(91 * 86_400));
		assertThat(this.callers.cause("RF7K-29QX", SOME)).isEqualTo("unknown");
		assertThat(this.callers.cause(OTHER, SOME)).isEqualTo("unknown");
		assertThat(this.callers.cause(begin(), SOME)).isEqualTo("unknown");
	}

	@Test
	void tellsATypingErrorFromATextWithoutAnyId() {
		assertThat(cause("RF7K-29QZ")).isEqualTo("mistyped");
		assertThat(cause("where is my refund")).isEqualTo("unrecognized");
	}

	private String begin() {
		try (SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(this.recent).build()) {
			return provider.get("test")
				.spanBuilder("request")
				.setParent(Context.root())
				.startSpan()
				.getSpanContext()
				.getTraceId();
		}
	}

	private String cause(String pasted) {
		return String.valueOf(this.callers.cause(pasted, IncidentAccess.ALL));
	}

}

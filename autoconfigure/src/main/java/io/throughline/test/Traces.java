package io.throughline.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.propagation.TraceParent;
import io.throughline.reference.Reference;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What the application's requests left behind, by trace: a test asks for that of its own
 * request, so tests that run at the same time do not mix. Asking waits until the trace is
 * quiet: nothing of it runs, and what was handed over has arrived.
 */
public final class Traces {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final long FLUSH_SECONDS = 10;

	private final ThreadLocal<Long> begun = ThreadLocal.withInitial(() -> Long.MIN_VALUE);

	private final TraceRecorder recorder;

	private final ObjectProvider<SdkTracerProvider> provider;

	private final ObjectProvider<LineSource> lines;

	private final SecretSearch secrets;

	Traces(TraceRecorder recorder, ObjectProvider<SdkTracerProvider> provider, ObjectProvider<LineSource> lines,
			SecretSearch secrets) {
		this.recorder = recorder;
		this.provider = provider;
		this.lines = lines;
		this.secrets = secrets;
	}

	/**
	 * Return the trace of a request.
	 * @param idOrReference its trace id, its {@code traceparent}, or its reference in any
	 * spelling: what the answer's {@code X-Trace-Id} or {@code X-Reference} said
	 * @return the trace, quiet
	 * @throws AssertionError if there is none within half a minute
	 */
	public TestTrace of(String idOrReference) {
		return of(idOrReference, PATIENCE);
	}

	/**
	 * Return the trace of a request.
	 * @param idOrReference its trace id, its {@code traceparent}, or its reference
	 * @param patience how long to wait for it and for its end
	 * @return the trace, as far as it was recorded by then
	 * @throws AssertionError if there is none by then
	 */
	public TestTrace of(String idOrReference, Duration patience) {
		Optional<Reference> reference = Reference.tryParse(idOrReference);
		String traceId = TraceParent.parse(idOrReference).map(TraceParent::traceId).orElse(idOrReference);
		return await((all) -> all.keySet()
			.stream()
			.filter((id) -> id.equals(traceId) || reference.filter((known) -> known.matches(id)).isPresent())
			.findFirst()
			.orElse(null), patience, "No trace of " + idOrReference + " was seen");
	}

	/**
	 * Return the trace of the only request since this test began. Where tests run at the
	 * same time, ask for the trace of an id.
	 * @return the trace, quiet
	 * @throws AssertionError if there is none within half a minute, or several
	 */
	public TestTrace only() {
		long since = this.begun.get();
		TestTrace first = await((all) -> ids(all, since).stream().findFirst().orElse(null), PATIENCE,
				"No trace was seen since the test began");
		List<String> seen = this.recorder.read((all) -> ids(all, since));
		if (seen.size() != 1) {
			throw new AssertionError(
					"Expected one trace since the test began, but there are " + seen.size() + ":" + names(seen));
		}
		return first;
	}

	void begin() {
		this.begun.set(System.nanoTime());
		this.lines.forEach(LineSource::attach);
	}

	void awaitCalm(Duration calm, Duration patience) {
		this.recorder.awaitCalm(calm, patience);
	}

	boolean alerted(String traceId, Duration patience) {
		return this.recorder.awaitAlert(traceId, patience);
	}

	List<LogLine> linesWithoutId() {
		return this.recorder.withoutId();
	}

	private TestTrace await(Function<Map<String, RecordedTrace>, @Nullable String> find, Duration patience,
			String failure) {
		String id = this.recorder.await(find, patience);
		if (id == null) {
			throw new AssertionError(failure + " within " + patience.toSeconds() + " s. Seen were:"
					+ names(this.recorder.read((all) -> List.copyOf(all.keySet()))));
		}
		// What leaves is decided now and not seconds later.
		this.provider.ifAvailable((known) -> known.forceFlush().join(FLUSH_SECONDS, TimeUnit.SECONDS));
		return this.recorder.read((all) -> TestTrace.of(id, all.getOrDefault(id, new RecordedTrace()), this.secrets));
	}

	private List<String> ids(Map<String, RecordedTrace> all, long since) {
		return all.entrySet()
			.stream()
			.filter((trace) -> trace.getValue().begun >= since)
			.map(Map.Entry::getKey)
			.toList();
	}

	private String names(List<String> ids) {
		return ids.stream()
			.map((id) -> "\n  " + Reference.of(id).text() + " " + id + " "
					+ this.recorder.read((all) -> all.containsKey(id) ? all.get(id).name() : ""))
			.collect(Collectors.joining());
	}

}

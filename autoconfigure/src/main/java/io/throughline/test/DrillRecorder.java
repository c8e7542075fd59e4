package io.throughline.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.throughline.drill.DrillEvidence;
import io.throughline.drill.DrillEvidence.Answer;
import io.throughline.drill.DrillEvidence.Line;
import io.throughline.drill.LostHop;
import io.throughline.incident.Incident;
import io.throughline.incident.Incidents;
import io.throughline.propagation.HandOff;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceStore;

import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Sends the requests of a drill and gathers what is known of them.
 */
final class DrillRecorder {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	// Work that lost the id is in no trace that could be waited for.
	private static final Duration CALM = Duration.ofSeconds(2);

	private static final Duration ALERT = Duration.ofSeconds(10);

	private final ConfigurableApplicationContext application;

	private final Traces traces;

	DrillRecorder(ConfigurableApplicationContext application, Traces traces) {
		this.application = application;
		this.traces = traces;
	}

	DrillEvidence send(DrillRequest request) {
		request.failure().run();
		List<HandOff> before = handOffs();
		Instant start = Instant.now();
		HttpResponse<Void> answer = answer(request);
		TestTrace trace = id(answer).map((id) -> this.traces.of(id, PATIENCE)).orElseGet(this.traces::only);
		this.traces.awaitCalm(CALM, ALERT);
		List<LostHop> lost = new ArrayList<>(LostHop.between(before, handOffs()));
		lost.addAll(linesWithoutId(start));
		lost.addAll(otherIds(trace));
		List<TraceSpan> stored = stored(trace.traceId());
		Incident incident = this.application.getBean(Incidents.class).find(trace.reference()).orElse(null);
		boolean announced = incident != null && !incident.outcome().equals("succeeded")
				&& this.traces.alerted(trace.traceId(), ALERT);
		return new DrillEvidence(trace.traceId(), trace.reference(),
				new Answer(answer.statusCode(), answer.headers().map()), incident, stored, lines(trace),
				lost.stream().distinct().toList(), announced, trace.secrets().faults(trace));
	}

	private List<HandOff> handOffs() {
		return this.application.getBean(HandOffs.class).seen();
	}

	private HttpResponse<Void> answer(DrillRequest request) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(address(request.path()))
			.method(request.method(), BodyPublishers.ofString(request.body()));
		request.headers().forEach(builder::header);
		try {
			return HttpClient.newHttpClient().send(builder.build(), BodyHandlers.discarding());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(request.method() + " " + request.path() + " was not answered", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for an answer", ex);
		}
	}

	private URI address(String path) {
		String port = this.application.getEnvironment().getProperty("local.server.port");
		if (port == null) {
			throw new IllegalStateException(
					"A drill needs a server: use " + "@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)");
		}
		return URI.create("http://localhost:" + port + path);
	}

	private Optional<String> id(HttpResponse<?> answer) {
		return Stream.of("throughline.entry.trace-header:X-Trace-Id", "throughline.entry.reference-header:X-Reference")
			.map((name) -> this.application.getEnvironment().resolvePlaceholders("${" + name + "}"))
			.filter((name) -> !name.isEmpty())
			.flatMap((name) -> answer.headers().firstValue(name).stream())
			.findFirst();
	}

	private List<TraceSpan> stored(String traceId) {
		TraceStore store = this.application.getBean(TraceStore.class);
		store.flush();
		return store.find(traceId).map(Trace::spans).orElse(List.of());
	}

	private List<LostHop> linesWithoutId(Instant since) {
		List<String> own = AutoConfigurationPackages.get(this.application);
		return this.traces.linesWithoutId()
			.stream()
			.filter((line) -> !line.time().isBefore(since))
			.filter((line) -> own.stream().anyMatch((name) -> line.logger().startsWith(name + ".")))
			.map((line) -> new LostHop(Kind.EXECUTOR, "executor " + pool(line.thread()),
					"a line of " + line.logger() + " has no id"))
			.toList();
	}

	private List<LostHop> otherIds(TestTrace trace) {
		return new TraceFaults(trace).ids()
			.stream()
			.map((fault) -> new LostHop(Kind.HTTP_OUT, fault, "the id was not sent"))
			.toList();
	}

	private static String pool(String thread) {
		return thread.replaceFirst("[-#]?[0-9]+(-[A-Z]-[0-9]+)?$", "");
	}

	private List<Line> lines(TestTrace trace) {
		return trace.lines()
			.stream()
			.map((line) -> new Line(line.time(), line.mdc().get(Field.SPAN_ID.logKey()), line.logger(),
					line.mdc().get(Field.RETRY_COUNT.logKey())))
			.toList();
	}

}

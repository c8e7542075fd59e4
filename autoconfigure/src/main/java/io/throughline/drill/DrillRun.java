package io.throughline.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.throughline.drill.DrillEvidence.Answer;
import io.throughline.incident.Incident;
import io.throughline.incident.Incidents;
import io.throughline.pipeline.KeptTraces;
import io.throughline.propagation.HandOff;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.TraceParent;
import io.throughline.reference.Reference;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceStore;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Sends the one configured request to this application itself, marked, and gathers what
 * is stored of it.
 */
final class DrillRun {

	private static final Duration ANSWER = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMillis(250);

	private static final int PAUSES = 120;

	// Long enough for work behind the answer to begin.
	private static final int CALM = 8;

	private static final Set<String> UNFINISHED = Set.of("running", "waiting");

	private final DrillProperties properties;

	private final DrillTokens tokens;

	private final DrillAlerts alerts;

	private final HandOffs handOffs;

	private final TraceStore store;

	private final Incidents incidents;

	private final ObjectProvider<KeptTraces> kept;

	private final Environment environment;

	DrillRun(DrillProperties properties, DrillTokens tokens, DrillAlerts alerts, HandOffs handOffs, TraceStore store,
			Incidents incidents, ObjectProvider<KeptTraces> kept, Environment environment) {
		this.properties = properties;
		this.tokens = tokens;
		this.alerts = alerts;
		this.handOffs = handOffs;
		this.store = store;
		this.incidents = incidents;
		this.kept = kept;
		this.environment = environment;
	}

	DrillEvidence run() throws IOException, InterruptedException {
		// Ours from the start, so that it is known even if the answer does not tell.
		String traceId = UUID.randomUUID().toString().replace("-", "");
		this.alerts.await(traceId);
		List<HandOff> before = this.handOffs.seen();
		HttpResponse<Void> answer = answer(traceId);
		this.kept.ifAvailable((pipeline) -> pipeline.keep(traceId, "drill"));
		Incident incident = settled(traceId);
		return new DrillEvidence(traceId, Reference.of(traceId).text(),
				new Answer(answer.statusCode(), answer.headers().map()), incident, spans(traceId), null,
				LostHop.between(before, this.handOffs.seen()), this.alerts.isHeard(), List.of());
	}

	private HttpResponse<Void> answer(String traceId) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address())
			.timeout(ANSWER)
			.header("Content-Type", "application/json")
			.header(TraceParent.HEADER, new TraceParent(traceId, traceId.substring(16), true).toString())
			.header(DrillMarkHandler.HEADER, this.tokens.issue())
			.method(this.properties.method(), BodyPublishers.ofString(this.properties.body()))
			.build();
		try {
			return HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
		}
		finally {
			this.tokens.revoke();
		}
	}

	private URI address() {
		String port = this.environment.getRequiredProperty("local.server.port");
		String base = this.environment
			.resolvePlaceholders("${server.servlet.context-path:${spring.webflux.base-path:}}");
		return URI.create("http://127.0.0.1:" + port + base.replaceFirst("/$", "") + this.properties.path());
	}

	/**
	 * Wait until the store has the trace and it changes no more.
	 */
	private @Nullable Incident settled(String traceId) throws InterruptedException {
		Incident last = null;
		int calm = 0;
		for (int pause = 0; pause < PAUSES && calm < CALM; pause++) {
			Thread.sleep(PAUSE.toMillis());
			Incident now = this.incidents.find(traceId).orElse(null);
			boolean same = now != null && last != null && now.revision() == last.revision()
					&& !UNFINISHED.contains(now.outcome());
			calm = (same) ? calm + 1 : 0;
			last = now;
		}
		return last;
	}

	private List<TraceSpan> spans(String traceId) {
		this.store.flush();
		return this.store.find(traceId).map(Trace::spans).orElse(List.of());
	}

}

package io.throughline.incident;

import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.throughline.store.TraceStore;
import io.throughline.store.TraceStoreException;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Looks up what happened to a request, by whatever a person may paste. Only metadata
 * leaves through it.
 */
@Endpoint(id = "incidents")
final class IncidentsEndpoint {

	private static final int MOST_LISTED = 50;

	private final TraceStore store;

	private final IncidentAccess access;

	private final InstantSource clock;

	private final IncidentReader reader = new IncidentReader();

	private final Words words = new Words();

	IncidentsEndpoint(TraceStore store, IncidentAccess access, InstantSource clock) {
		this.store = store;
		this.access = access;
		this.clock = clock;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> search(@Nullable String q, IncidentFormat format, SecurityContext security) {
		LookUp lookUp = lookUp(security.getPrincipal());
		return answer(format, () -> (q == null || q.isBlank()) ? IncidentList.of(lookUp.newest(MOST_LISTED))
				: found(lookUp, new PastedText(q)));
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> incident(@Selector String traceId, IncidentFormat format, SecurityContext security) {
		LookUp lookUp = lookUp(security.getPrincipal());
		return answer(format, () -> found(lookUp, new PastedText(traceId)));
	}

	private LookUp lookUp(@Nullable Principal user) {
		return new LookUp(this.store, (trace) -> this.access.isAllowed(user, trace), this.clock, this.reader);
	}

	private Object found(LookUp lookUp, PastedText text) {
		List<TraceSummary> found = lookUp.find(text);
		if (found.size() > 1) {
			return IncidentList.of(found.stream().limit(MOST_LISTED).toList());
		}
		return found.stream()
			.findFirst()
			.flatMap(lookUp::read)
			.<Object>map((incident) -> incident)
			.orElseGet(() -> missing(lookUp, text));
	}

	private Problem missing(LookUp lookUp, PastedText text) {
		Set<String> mistyped = text.references().isEmpty() ? text.mistyped() : Set.of();
		List<IncidentLine> suggestions = IncidentList.of(lookUp.suggest(mistyped)).incidents();
		boolean typo = !suggestions.isEmpty() || !mistyped.isEmpty() && text.traceIds().isEmpty();
		String cause = typo ? "mistyped" : text.hasId() ? "unknown" : "unrecognized";
		return new Problem("/problems/unknown-reference", this.words.say("missing.title"),
				WebEndpointResponse.STATUS_NOT_FOUND, this.words.say("missing." + cause), cause, suggestions);
	}

	private WebEndpointResponse<?> answer(IncidentFormat format, Supplier<Object> finding) {
		try {
			Object found = finding.get();
			int status = (found instanceof Problem problem) ? problem.status() : WebEndpointResponse.STATUS_OK;
			return answer(format, found, status);
		}
		catch (TraceStoreException ex) {
			int status = WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE;
			return answer(format, new Problem("/problems/store-unavailable", this.words.say("store.title"), status,
					this.words.say("store.detail"), null, List.of()), status);
		}
	}

	private static WebEndpointResponse<?> answer(IncidentFormat format, Object found, int status) {
		Object body = found;
		if (format == IncidentFormat.TEXT) {
			body = (found instanceof Incident incident) ? IncidentText.of(incident) : found.toString();
		}
		return new WebEndpointResponse<>(body, status,
				(found instanceof Problem) ? format.problem() : format.getProducedMimeType());
	}

}

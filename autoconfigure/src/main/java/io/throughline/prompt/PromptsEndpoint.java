package io.throughline.prompt;

import java.time.InstantSource;
import java.util.Set;

import io.throughline.incident.AllowedTraces;
import io.throughline.incident.IncidentFormat;
import io.throughline.incident.Inquiry;
import io.throughline.store.TraceStore;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Compares the versions of a prompt.
 */
@WebEndpoint(id = "prompts")
final class PromptsEndpoint {

	private static final Set<String> FILTERS = Set.of("tenant", "route", "model", "from", "to", "last");

	private final TraceStore store;

	PromptsEndpoint(TraceStore store) {
		this.store = store;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> prompts(Inquiry inquiry, IncidentFormat format) {
		inquiry.requireOnly(FILTERS);
		return format.answer(reader(inquiry).prompts(inquiry.filter().query()));
	}

	// Names such as "support/answer" are several segments of a path.
	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> versions(@Selector(match = Match.ALL_REMAINING) String[] name, Inquiry inquiry,
			IncidentFormat format) {
		inquiry.requireOnly(FILTERS);
		return format.answer(reader(inquiry).versions(String.join("/", name), inquiry.filter().query()));
	}

	private PromptReader reader(Inquiry inquiry) {
		return new PromptReader(new AllowedTraces(this.store, inquiry::isAllowed), InstantSource.system());
	}

}

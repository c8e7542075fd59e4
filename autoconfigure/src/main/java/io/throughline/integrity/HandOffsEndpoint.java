package io.throughline.integrity;

import java.time.InstantSource;
import java.util.Set;

import io.throughline.incident.AllowedTraces;
import io.throughline.incident.IncidentFormat;
import io.throughline.incident.Inquiry;
import io.throughline.propagation.HandOffs;
import io.throughline.store.TraceStore;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Shows where the trace id is handed over and where it is lost.
 */
@WebEndpoint(id = "handoffs")
final class HandOffsEndpoint {

	private static final Set<String> FILTERS = Set.of("tenant", "route", "from", "to", "last");

	private final HandOffs handOffs;

	private final TraceStore store;

	HandOffsEndpoint(HandOffs handOffs, TraceStore store) {
		this.handOffs = handOffs;
		this.store = store;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> handOffs(Inquiry inquiry, IncidentFormat format) {
		inquiry.requireOnly(FILTERS);
		QualityReader reader = new QualityReader(new AllowedTraces(this.store, inquiry::isAllowed),
				InstantSource.system());
		return format.answer(HandOffMap.of(this.handOffs.seen(), reader.read(inquiry.filter().query())));
	}

}

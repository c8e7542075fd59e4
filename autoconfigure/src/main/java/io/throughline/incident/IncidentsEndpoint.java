package io.throughline.incident;

import java.util.HashSet;
import java.util.Set;

import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Looks up what happened to a request, by whatever a person may paste.
 */
@WebEndpoint(id = "incidents")
final class IncidentsEndpoint {

	private final IncidentDesk desk;

	private final IncidentParts parts;

	private final LookUpPlace place;

	IncidentsEndpoint(IncidentDesk desk, IncidentParts parts, LookUpPlace place) {
		this.desk = desk;
		this.parts = parts;
		this.place = place;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> search(Inquiry inquiry, IncidentFormat format) {
		Set<String> known = new HashSet<>(FilterReader.names());
		known.addAll(Set.of("q", "view"));
		inquiry.requireOnly(known);
		String pasted = inquiry.argument("q");
		if (pasted != null && !pasted.isBlank()) {
			return format.answer(this.desk.find(new PastedText(pasted), inquiry));
		}
		IncidentFilter filter = inquiry.filter();
		return format.answer(isFacets(inquiry) ? this.desk.facets(filter) : this.desk.list(filter));
	}

	private static boolean isFacets(Inquiry inquiry) {
		String view = inquiry.argument("view");
		if (view != null && !view.equals("facets")) {
			throw inquiry.invalid("query.view", Words.shortened(view));
		}
		return view != null;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> incident(@Selector String id, Inquiry inquiry, IncidentFormat format) {
		inquiry.requireOnly(Set.of("revision"));
		if (id.equals("meta")) {
			return format.answer(LookUpMeta.of(inquiry, this.place));
		}
		return format.answer(this.desk.open(id, inquiry));
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> part(@Selector String id, @Selector String part, Inquiry inquiry, IncidentFormat format) {
		IncidentPart found = this.parts.part(part);
		inquiry.requireOnly(found.arguments());
		return format.answer(found.read(trace(id, inquiry), inquiry));
	}

	@WriteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> add(Inquiry inquiry, IncidentFormat format) {
		return format.answer(this.parts.taking().add(inquiry));
	}

	@WriteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> put(@Selector String id, @Selector String part, Inquiry inquiry, IncidentFormat format) {
		IncidentChange change = this.parts.change(part);
		inquiry.requireOnly(change.arguments());
		return format.answer(change.put(trace(id, inquiry), inquiry));
	}

	@DeleteOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> remove(@Selector String id, @Selector String part, Inquiry inquiry, IncidentFormat format) {
		IncidentChange change = this.parts.change(part);
		inquiry.requireOnly(Set.of());
		return format.answer(change.remove(trace(id, inquiry), inquiry));
	}

	private Trace trace(String id, Inquiry inquiry) {
		return this.desk.trace(new PastedText(id), inquiry);
	}

}

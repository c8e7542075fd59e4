package io.throughline.session;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;

import io.throughline.incident.AllowedTraces;
import io.throughline.incident.Cursor;
import io.throughline.incident.IncidentFormat;
import io.throughline.incident.Inquiry;
import io.throughline.incident.ProblemException;
import io.throughline.incident.Problems;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * Shows what happened in a conversation, turn by turn.
 */
@WebEndpoint(id = "sessions")
final class SessionsEndpoint {

	private final TraceStore store;

	private final Problems problems;

	private final Sessions reader = new Sessions(InstantSource.system(), Cursor::write);

	SessionsEndpoint(TraceStore store, Problems problems) {
		this.store = store;
		this.problems = problems;
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> sessions(Inquiry inquiry, IncidentFormat format) {
		inquiry.requireOnly(Set.of("tenant", "from", "to", "last", "limit"));
		TraceQuery query = inquiry.filter().query();
		Conversations conversations = new Conversations(allowed(inquiry));
		return format.answer(SessionList.of(conversations.newest(query, query.limit())));
	}

	@ReadOperation(producesFrom = IncidentFormat.class)
	WebEndpointResponse<?> session(@Selector String id, Inquiry inquiry, IncidentFormat format) {
		inquiry.requireOnly(Set.of("tenant", "cursor"));
		AllowedTraces traces = allowed(inquiry);
		List<Conversation> found = new Conversations(traces).find(id, inquiry.argument("tenant"));
		if (found.size() > 1) {
			throw new ProblemException(this.problems.ambiguousSession(found.stream().map(Conversation::last).toList()));
		}
		return format.answer(found.stream()
			.findFirst()
			.map((session) -> this.reader.read(session, traces, inquiry.filter().query().after()))
			.orElseThrow(() -> new ProblemException(this.problems.unknown())));
	}

	private AllowedTraces allowed(Inquiry inquiry) {
		return new AllowedTraces(this.store, inquiry::isAllowed);
	}

}

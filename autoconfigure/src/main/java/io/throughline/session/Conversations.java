package io.throughline.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.throughline.incident.AllowedTraces;
import io.throughline.store.Facet;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceSummary;
import io.throughline.store.TraceSummary.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Finds sessions. Tenants may choose the same ids, so that an id may stand for several
 * sessions.
 */
final class Conversations {

	/**
	 * More turns are neither shown nor counted.
	 */
	static final int MOST_TURNS = 1_000;

	private static final int MOST_TRACES = 5 * MOST_TURNS;

	private final AllowedTraces traces;

	Conversations(AllowedTraces traces) {
		this.traces = traces;
	}

	/**
	 * Return the sessions of an id.
	 * @param session the id
	 * @param tenant the tenant, empty for none, {@code null} for any
	 */
	List<Conversation> find(String session, @Nullable String tenant) {
		TraceQuery all = TraceQuery.newest(MOST_TURNS).where(Facet.SESSION, session);
		TraceQuery query = (tenant != null && !tenant.isEmpty()) ? all.where(Facet.TENANT, tenant) : all;
		Map<Caller, List<TraceSummary>> found = this.traces.newest(query, MOST_TRACES)
			.filter((trace) -> tenant == null || !tenant.isEmpty() || trace.caller().tenant() == null)
			.collect(Collectors.groupingBy(Conversations::owner, LinkedHashMap::new, Collectors.toList()));
		return found.entrySet().stream().map((one) -> of(session, one.getKey().tenant(), one.getValue())).toList();
	}

	private static Conversation of(String session, @Nullable String tenant, List<TraceSummary> newest) {
		boolean truncated = newest.size() > MOST_TURNS;
		return new Conversation(session, tenant, truncated ? newest.subList(0, MOST_TURNS) : newest, truncated);
	}

	/**
	 * Return the sessions of the newest traces, the one with the last turn first.
	 * @param query which traces
	 * @param most how many sessions at most
	 */
	List<Conversation> newest(TraceQuery query, int most) {
		return this.traces.newest(query, MOST_TRACES)
			.filter((trace) -> trace.caller().session() != null)
			.map(Conversations::owner)
			.distinct()
			.limit(most)
			.flatMap((owner) -> find(Objects.requireNonNull(owner.session()),
					Objects.requireNonNullElse(owner.tenant(), ""))
				.stream())
			.toList();
	}

	private static Caller owner(TraceSummary trace) {
		return new Caller(trace.caller().tenant(), trace.caller().session(), null);
	}

}

package io.throughline.session;

import java.util.List;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * The traces of a session of one tenant.
 *
 * @param session its id
 * @param tenant the tenant
 * @param newest its newest traces, the last one first
 * @param truncated whether there are older ones
 */
record Conversation(String session, @Nullable String tenant, List<TraceSummary> newest, boolean truncated) {

	/**
	 * Create it.
	 */
	Conversation {
		newest = List.copyOf(newest);
	}

	TraceSummary last() {
		return this.newest.get(0);
	}

}

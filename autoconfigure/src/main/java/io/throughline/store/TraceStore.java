package io.throughline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.throughline.reference.Reference;

/**
 * Where traces are kept to be looked up. Safe for use by several threads. What is saved
 * is found at once or after {@link #flush()}; what cannot be saved is counted in the
 * statistics, it is never an exception. Look-ups throw {@link TraceStoreException} where
 * the store cannot be reached.
 */
public interface TraceStore {

	/**
	 * Add spans to a trace or begin it. Never waits for a disk or a network.
	 * @param part the spans
	 */
	void save(TracePart part);

	/**
	 * Forget spans that run no more and were not kept. A trace without any other span is
	 * forgotten too.
	 * @param traceId the trace id
	 * @param spanIds the spans, as far as they run
	 */
	void forgetRunning(String traceId, Set<String> spanIds);

	/**
	 * Find a trace.
	 * @param traceId the trace id
	 * @return the trace, or empty if it is not here
	 */
	Optional<Trace> find(String traceId);

	/**
	 * Find the traces of a reference: nearly always one.
	 * @param reference the reference, short or long
	 * @return the traces, newest first
	 */
	List<TraceSummary> findByReference(Reference reference);

	/**
	 * Find the traces that know an id: of a span, of a request to a provider, of a job,
	 * of a session, and whatever else stands in {@link TraceSummary#ids()}.
	 * @param id the id, exactly
	 * @return the newest of the traces, at most 50
	 */
	List<TraceSummary> findById(String id);

	/**
	 * Return whether the trace of a reference was here and was removed: it was kept for
	 * its time, or made room. What was erased on demand was never here. A store remembers
	 * it in a fixed memory and only until the process ends, or not at all.
	 * @param reference the reference, short or long
	 * @return whether it was; {@code false} if that is not known
	 */
	default boolean isRemoved(Reference reference) {
		return false;
	}

	/**
	 * Search traces.
	 * @param query which
	 * @return a page of them, newest first
	 */
	TracePage search(TraceQuery query);

	/**
	 * Keep a trace beyond its time.
	 * @param traceId the trace id
	 * @param reason why, in words
	 * @return whether it is here
	 */
	boolean pin(String traceId, String reason);

	/**
	 * Keep a trace no longer than others.
	 * @param traceId the trace id
	 * @return whether it is here
	 */
	boolean unpin(String traceId);

	/**
	 * Erase all that is kept of somebody, pinned or not.
	 * @param owner {@link Facet#TENANT}, {@link Facet#USER} or {@link Facet#SESSION}
	 * @param value the tenant, the keyed hash of the user or the session
	 * @return how many traces were erased
	 */
	long erase(Facet owner, String value);

	/**
	 * Remove what has been kept for its time.
	 * @param now the time
	 */
	void purge(Instant now);

	/**
	 * Write all that was saved.
	 */
	void flush();

	/**
	 * Return how much is kept, and what was not.
	 * @return the statistics
	 */
	TraceStoreStatistics statistics();

}

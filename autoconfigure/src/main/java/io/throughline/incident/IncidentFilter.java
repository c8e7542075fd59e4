package io.throughline.incident;

import java.util.function.Predicate;

import io.throughline.store.TraceQuery;
import io.throughline.store.TraceSummary;

/**
 * Which traces are asked for.
 *
 * @param query the same for the store
 * @param allowed those that may be looked up
 */
public record IncidentFilter(TraceQuery query, Predicate<TraceSummary> allowed) {

}

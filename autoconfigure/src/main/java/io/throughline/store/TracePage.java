package io.throughline.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some traces of many, newest first.
 *
 * @param traces the traces
 * @param next after which one the next page begins, {@code null} on the last
 */
public record TracePage(List<TraceSummary> traces, @Nullable TracePosition next) {

	/**
	 * Create a page.
	 */
	public TracePage {
		traces = List.copyOf(traces);
	}

	/**
	 * Make a page of what was found.
	 * @param found one trace more than the page may hold, if there are as many
	 * @param limit how many it may hold
	 * @return the page
	 */
	public static TracePage of(List<TraceSummary> found, int limit) {
		boolean more = found.size() > limit;
		return more ? new TracePage(found.subList(0, limit), found.get(limit - 1).position())
				: new TracePage(found, null);
	}

}

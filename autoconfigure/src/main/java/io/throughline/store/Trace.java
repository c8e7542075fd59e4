package io.throughline.store;

import java.util.List;

/**
 * A stored trace. It may be incomplete at any time: a root may be missing, spans may
 * still run or come later.
 *
 * @param summary what a list shows of it
 * @param spans its spans in the order in which they began
 */
public record Trace(TraceSummary summary, List<TraceSpan> spans) {

	/**
	 * Create a trace.
	 */
	public Trace {
		spans = List.copyOf(spans);
	}

}

package io.throughline.propagation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.throughline.propagation.HandOffs.State;

/**
 * What the {@code traceparent} headers of a carrier say.
 *
 * @param state how the id arrived
 * @param parents the valid ones, without repetition
 * @param ambiguous whether there is no telling which trace is meant
 */
record Inbound(State state, List<TraceParent> parents, boolean ambiguous) {

	/**
	 * Return whether there is a trace to go on with.
	 */
	boolean isUsable() {
		return !this.ambiguous && !this.parents.isEmpty();
	}

	static Inbound of(Iterable<String> values) {
		int count = 0;
		int malformed = 0;
		List<TraceParent> parents = new ArrayList<>();
		for (String value : values) {
			count++;
			Optional<TraceParent> parent = TraceParent.parse(value);
			malformed += (parent.isEmpty()) ? 1 : 0;
			parent.filter((found) -> !parents.contains(found)).ifPresent(parents::add);
		}
		boolean truncated = malformed == 1 && TraceParent.isTruncated(values.iterator().next());
		return new Inbound(state(count, parents, truncated), parents, parents.size() + malformed > 1);
	}

	private static State state(int count, List<TraceParent> parents, boolean truncated) {
		if (count == 0) {
			return State.EMPTY;
		}
		if (count > 1) {
			return State.DUPLICATED;
		}
		if (parents.isEmpty()) {
			return (truncated) ? State.TRUNCATED : State.MALFORMED;
		}
		return State.CARRIED;
	}

}

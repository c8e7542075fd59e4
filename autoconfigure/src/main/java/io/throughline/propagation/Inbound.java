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
 */
record Inbound(State state, List<TraceParent> parents) {

	static Inbound of(Iterable<String> values) {
		int count = 0;
		List<TraceParent> parents = new ArrayList<>();
		for (String value : values) {
			count++;
			Optional<TraceParent> parent = TraceParent.parse(value);
			parent.filter((found) -> !parents.contains(found)).ifPresent(parents::add);
		}
		return new Inbound(state(count, parents), parents);
	}

	private static State state(int count, List<TraceParent> parents) {
		if (count == 0) {
			return State.EMPTY;
		}
		if (count > 1) {
			return State.DUPLICATED;
		}
		return (parents.isEmpty()) ? State.MALFORMED : State.CARRIED;
	}

	/**
	 * Return whether there is no telling which trace is meant.
	 */
	boolean ambiguous() {
		return this.state == State.DUPLICATED && this.parents.size() != 1;
	}

}

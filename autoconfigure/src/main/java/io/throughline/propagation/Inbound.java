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
		return new Inbound(state(count, parents), parents, parents.size() + malformed > 1);
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

}

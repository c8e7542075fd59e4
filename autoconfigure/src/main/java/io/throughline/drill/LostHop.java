package io.throughline.drill;

import java.util.ArrayList;
import java.util.List;

import io.throughline.propagation.HandOff;
import io.throughline.propagation.HandOff.Kind;
import io.throughline.propagation.HandOffs.State;

/**
 * A place where the id was lost.
 *
 * @param kind kind of the place
 * @param name its name
 * @param how what happened to the id, in words
 */
public record LostHop(Kind kind, String name, String how) {

	/**
	 * Return the places that lost an id between two looks at all.
	 * @param before what was seen before
	 * @param after what was seen after
	 * @return the places
	 */
	public static List<LostHop> between(List<HandOff> before, List<HandOff> after) {
		List<LostHop> lost = new ArrayList<>();
		for (HandOff now : after) {
			now.counts().forEach((state, count) -> {
				if (state.isFault(now.kind()) && count > count(before, now, state)) {
					lost.add(new LostHop(now.kind(), now.name(), words(state)));
				}
			});
		}
		return lost;
	}

	boolean isQueue() {
		return this.kind == Kind.KAFKA_IN || this.kind == Kind.KAFKA_OUT || this.kind == Kind.ENVELOPE;
	}

	@Override
	public String toString() {
		return this.name + ": " + this.how;
	}

	private static long count(List<HandOff> before, HandOff now, State state) {
		return before.stream()
			.filter((hop) -> hop.kind() == now.kind() && hop.name().equals(now.name()))
			.mapToLong((hop) -> hop.counts().getOrDefault(state, 0L))
			.sum();
	}

	private static String words(State state) {
		return switch (state) {
			case CARRIED -> "the id was carried";
			case EMPTY, MISSING -> "no id arrived";
			case TRUNCATED -> "the id arrived cut off";
			case MALFORMED -> "the id arrived mangled";
			case DUPLICATED -> "the id arrived more than once";
			case CHANGED -> "another id came back";
			case ROOT -> "work began a new trace";
		};
	}

}

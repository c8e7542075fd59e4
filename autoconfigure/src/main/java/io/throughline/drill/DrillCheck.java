package io.throughline.drill;

import java.util.List;

/**
 * One question of a drill and its answer.
 *
 * @param name what is to hold, as a sentence
 * @param result whether it did
 * @param details where it did not, or what was not there to be looked at
 */
public record DrillCheck(String name, Result result, List<String> details) {

	/**
	 * Create it.
	 */
	public DrillCheck {
		details = List.copyOf(details);
	}

	static DrillCheck passed(String name) {
		return new DrillCheck(name, Result.PASSED, List.of());
	}

	static DrillCheck notSeen(String name, String what) {
		return new DrillCheck(name, Result.NOT_SEEN, List.of(what));
	}

	static DrillCheck of(String name, List<String> lost) {
		return lost.isEmpty() ? passed(name) : new DrillCheck(name, Result.LOST, lost);
	}

	/**
	 * Return this check with what another request says of it: lost if one of them lost,
	 * not seen if both did not see.
	 */
	DrillCheck and(DrillCheck other) {
		return (other.result.compareTo(this.result) > 0) ? other : this;
	}

	/**
	 * How a check ended.
	 */
	public enum Result {

		/**
		 * The request did nothing of the kind.
		 */
		NOT_SEEN,

		/**
		 * It holds.
		 */
		PASSED,

		/**
		 * The trail breaks.
		 */
		LOST

	}

}

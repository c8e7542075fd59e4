package io.throughline.handoff;

/**
 * One way of handing work over.
 *
 * @param name what a row of the matrix calls it
 * @param handOver hands the work over
 */
record Cell(String name, HandOver handOver) {

	static Cell of(String name, HandOver handOver) {
		return new Cell(name, handOver);
	}

	/**
	 * Hands work over to somebody else.
	 */
	@FunctionalInterface
	interface HandOver {

		/**
		 * Hand the work over.
		 * @param work the work, to be run on the far side
		 * @throws Exception if that fails
		 */
		void accept(Runnable work) throws Exception;

	}

}

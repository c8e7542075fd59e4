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
	 * What the far side does: it logs that it got the work.
	 */
	interface Work extends Runnable {

		/**
		 * Return what names the work to somebody who cannot get the object itself.
		 * @return run and name
		 */
		String text();

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
		void accept(Work work) throws Exception;

	}

}

package io.throughline.step;

import io.throughline.semconv.Field;

/**
 * Times the chunks of one streamed answer: run for each. Allocates nothing but for the
 * first two.
 */
final class ChunkTimes implements Runnable {

	private final StepContext context;

	private boolean begun;

	private long previous;

	ChunkTimes(StepContext context) {
		this.context = context;
	}

	@Override
	public synchronized void run() {
		long now = System.nanoTime();
		if (this.begun) {
			Listener listener = this.context.get(Listener.class);
			if (listener != null) {
				listener.nextChunk(now - this.previous);
			}
		}
		else {
			this.begun = true;
			this.context.put(Field.TIME_TO_FIRST_CHUNK, this.context.elapsedNanos() / 1e9);
		}
		this.previous = now;
	}

	/**
	 * Hears of the chunks after the first; kept in the context of the step.
	 */
	@FunctionalInterface
	interface Listener {

		/**
		 * Called for a chunk.
		 * @param nanos time since the chunk before
		 */
		void nextChunk(long nanos);

	}

}

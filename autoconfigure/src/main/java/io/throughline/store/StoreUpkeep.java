package io.throughline.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Looks after the store on a thread of its own: shows what runs, and removes what was
 * kept for its time.
 */
final class StoreUpkeep extends Upkeep {

	private static final Duration SWEEP = Duration.ofMillis(250);

	private static final Duration PURGE = Duration.ofMinutes(1);

	private final TraceStore store;

	private final RunningTraces running;

	private final StoreFailures failures;

	private final InstantSource clock;

	StoreUpkeep(TraceStore store, RunningTraces running, StoreFailures failures, InstantSource clock) {
		super("throughline-store");
		this.store = store;
		this.running = running;
		this.failures = failures;
		this.clock = clock;
	}

	@Override
	protected void plan(ScheduledExecutorService planned) {
		repeat(planned, SWEEP, () -> tryTo("show what runs", () -> this.running.sweep(System.nanoTime())));
		repeat(planned, PURGE, () -> tryTo("remove what is old", () -> this.store.purge(this.clock.instant())));
	}

	private void tryTo(String what, Runnable work) {
		try {
			work.run();
		}
		catch (Throwable ex) {
			this.failures.failed(what, ex);
		}
	}

}

package io.throughline.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Looks after the store on a thread of its own: shows what runs, and removes what was
 * kept for its time.
 */
final class StoreUpkeep implements SmartLifecycle {

	private static final Duration SWEEP = Duration.ofMillis(250);

	private static final Duration PURGE = Duration.ofMinutes(1);

	private final TraceStore store;

	private final RunningTraces running;

	private final StoreFailures failures;

	private final InstantSource clock;

	private volatile @Nullable ScheduledExecutorService executor;

	StoreUpkeep(TraceStore store, RunningTraces running, StoreFailures failures, InstantSource clock) {
		this.store = store;
		this.running = running;
		this.failures = failures;
		this.clock = clock;
	}

	@Override
	public void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "throughline-store");
			thread.setDaemon(true);
			return thread;
		});
		started.scheduleWithFixedDelay(() -> tryTo("show what runs", () -> this.running.sweep(System.nanoTime())),
				SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
		started.scheduleWithFixedDelay(() -> tryTo("remove what is old", () -> this.store.purge(this.clock.instant())),
				PURGE.toMillis(), PURGE.toMillis(), TimeUnit.MILLISECONDS);
		this.executor = started;
	}

	private void tryTo(String what, Runnable work) {
		try {
			work.run();
		}
		catch (Throwable ex) {
			this.failures.failed(what, ex);
		}
	}

	@Override
	public void stop() {
		ScheduledExecutorService started = this.executor;
		if (started != null) {
			started.shutdown();
		}
		this.executor = null;
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

}

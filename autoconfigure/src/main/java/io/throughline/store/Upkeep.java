package io.throughline.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Works again and again on a thread of its own while the application runs. What is done
 * must not throw, or it is not done again.
 */
public abstract class Upkeep implements SmartLifecycle {

	private final String threadName;

	private volatile @Nullable ScheduledExecutorService executor;

	/**
	 * Create it.
	 * @param threadName name of its thread
	 */
	protected Upkeep(String threadName) {
		this.threadName = threadName;
	}

	/**
	 * Plan, by {@link #repeat}, what is done.
	 * @param planned takes the plan
	 */
	protected abstract void plan(ScheduledExecutorService planned);

	/**
	 * Plan to do something with the same pause before each time.
	 * @param planned takes the plan
	 * @param pause the pause
	 * @param work what is done
	 */
	protected static void repeat(ScheduledExecutorService planned, Duration pause, Runnable work) {
		planned.scheduleWithFixedDelay(work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public final void start() {
		ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, this.threadName);
			thread.setDaemon(true);
			return thread;
		});
		plan(started);
		this.executor = started;
	}

	@Override
	public final void stop() {
		ScheduledExecutorService started = this.executor;
		if (started != null) {
			started.shutdown();
		}
		this.executor = null;
	}

	@Override
	public final boolean isRunning() {
		return this.executor != null;
	}

}

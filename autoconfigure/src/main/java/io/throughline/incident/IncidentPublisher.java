package io.throughline.incident;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import io.throughline.store.SaveListener;
import io.throughline.store.TracePart;
import io.throughline.store.TraceStore;
import io.throughline.store.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes a {@link ThroughlineIncidentEvent} for what is news, on a thread of its own:
 * a listener that blocks or throws costs further events, never a request or a span.
 */
final class IncidentPublisher extends Upkeep implements SaveListener {

	static final int MOST_QUEUED = 1_000;

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.incident");

	private static final Duration SWEEP = Duration.ofMillis(250);

	private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(MOST_QUEUED);

	private final AtomicLong dropped = new AtomicLong();

	private final AtomicLong failed = new AtomicLong();

	private final TraceStore store;

	private final IncidentNews news;

	private final ApplicationEventPublisher publisher;

	IncidentPublisher(TraceStore store, IncidentNews news, ApplicationEventPublisher publisher) {
		super("throughline-incidents");
		this.store = store;
		this.news = news;
		this.publisher = publisher;
	}

	@Override
	public void saved(TracePart part) {
		if (this.news.mayBe(part) && !this.queue.offer(part.traceId()) && this.dropped.getAndIncrement() == 0) {
			logger.warn("Incidents are not published: listeners of ThroughlineIncidentEvent are slower than incidents "
					+ "come. Further ones are only counted.");
		}
	}

	private void sweep() {
		Set<String> traces = new LinkedHashSet<>(this.news.due());
		this.queue.drainTo(traces);
		if (!traces.isEmpty()) {
			tryTo(this.store::flush);
			traces.forEach((trace) -> tryTo(() -> this.news.read(trace).ifPresent(this.publisher::publishEvent)));
		}
	}

	private void tryTo(Runnable work) {
		try {
			work.run();
		}
		catch (Throwable ex) {
			if (this.failed.getAndIncrement() == 0) {
				logger.warn("An incident could not be published. Further failures are only counted.", ex);
			}
		}
	}

	/**
	 * Return how many found the queue full.
	 */
	long dropped() {
		return this.dropped.get();
	}

	/**
	 * Return how many could not be published.
	 */
	long failed() {
		return this.failed.get();
	}

	@Override
	protected void plan(ScheduledExecutorService planned) {
		repeat(planned, SWEEP, () -> tryTo(this::sweep));
	}

}

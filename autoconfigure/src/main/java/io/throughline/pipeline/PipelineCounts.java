package io.throughline.pipeline;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is dropped and what fails on the way out, and says each once in the log.
 */
final class PipelineCounts {

	private static final Logger logger = LoggerFactory.getLogger("io.throughline.pipeline");

	private final List<LongAdder> drops = counters(DropReason.values().length);

	private final List<LongAdder> failures = counters(Part.values().length);

	// What was asked for is no news.
	private final Set<DropReason> said = EnumSet.of(DropReason.SAMPLING);

	void dropped(DropReason reason, int spans) {
		if (spans == 0) {
			return;
		}
		LongAdder counter = this.drops.get(reason.ordinal());
		boolean known = counter.sum() > 0;
		counter.add(spans);
		if (!known && isNews(reason)) {
			logger.warn("Spans are dropped, reason: {}. Said once; throughline.pipeline.dropped counts them.",
					reason.word());
		}
	}

	void failed(Part part, Throwable failure) {
		LongAdder counter = this.failures.get(part.ordinal());
		boolean known = counter.sum() > 0;
		counter.increment();
		if (!known) {
			// No message: it may quote what was to be redacted.
			logger.warn("The way out of spans goes on although its {} failed: {}. Said once; "
					+ "throughline.pipeline.failures counts them.", part.word(), failure.getClass().getName());
		}
	}

	long dropped(DropReason reason) {
		return this.drops.get(reason.ordinal()).sum();
	}

	long failed(Part part) {
		return this.failures.get(part.ordinal()).sum();
	}

	/**
	 * Return how many spans were lost that should have got out.
	 */
	long lost() {
		return Stream.of(DropReason.values())
			.filter((reason) -> reason != DropReason.SAMPLING)
			.mapToLong(this::dropped)
			.sum();
	}

	private synchronized boolean isNews(DropReason reason) {
		return this.said.add(reason);
	}

	private static List<LongAdder> counters(int count) {
		return Stream.generate(LongAdder::new).limit(count).toList();
	}

}

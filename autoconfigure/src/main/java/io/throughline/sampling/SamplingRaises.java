package io.throughline.sampling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The raises that run, at most a hundred of them. Each ends by itself: one that is over
 * no longer counts, and makes room for the next.
 */
final class SamplingRaises {

	static final int MOST = 100;

	private volatile List<SamplingRaise> raises = List.of();

	private long next = 1;

	/**
	 * Return the highest ratio of the raises that match, or 0.
	 */
	double ratio(TraceFacts trace, Instant now) {
		double highest = 0;
		for (SamplingRaise raise : this.raises) {
			if (raise.ratio() > highest && raise.isActive(now) && raise.match().matches(trace)) {
				highest = raise.ratio();
			}
		}
		return highest;
	}

	List<SamplingRaise> active(Instant now) {
		return this.raises.stream().filter((raise) -> raise.isActive(now)).toList();
	}

	/**
	 * Add a raise under an id of its own.
	 * @return the raise, or {@code null} if there is no room for it
	 */
	synchronized @Nullable SamplingRaise add(TraceMatch match, double ratio, Instant since, Instant until, String who,
			String reason) {
		List<SamplingRaise> active = new ArrayList<>(active(since));
		if (active.size() >= MOST) {
			return null;
		}
		SamplingRaise raise = new SamplingRaise(Long.toString(this.next++), match, ratio, since, until, who, reason);
		active.add(raise);
		this.raises = List.copyOf(active);
		return raise;
	}

	/**
	 * End a raise.
	 * @return the raise, or {@code null} if none of this id runs
	 */
	synchronized @Nullable SamplingRaise remove(String id, Instant now) {
		List<SamplingRaise> active = new ArrayList<>(active(now));
		SamplingRaise ended = active.stream().filter((raise) -> raise.id().equals(id)).findFirst().orElse(null);
		active.remove(ended);
		this.raises = List.copyOf(active);
		return ended;
	}

}

package io.throughline.sampling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Versions that are new to this process: of prompts, models and the deployment. Each is a
 * canary for its first requests or its first hours, whichever are over first. What was
 * seen is remembered in this process alone, in one mebibyte: a version that finds no room
 * is no canary, and its requests are counted.
 */
final class Canaries {

	static final int MOST_BYTES = 1 << 20;

	private static final int BYTES_OF_A_VERSION = 160;

	private static final int LONGEST = 256;

	private final int requests;

	private final Duration period;

	private final InstantSource clock;

	private final Map<String, Canary> versions = new ConcurrentHashMap<>();

	private final AtomicInteger bytes = new AtomicInteger();

	private final AtomicLong forgotten = new AtomicLong();

	Canaries(int requests, Duration period, InstantSource clock) {
		this.requests = requests;
		this.period = period;
		this.clock = clock;
	}

	/**
	 * Count a request for all of its versions.
	 * @return whether one of them is a canary
	 */
	boolean admit(TraceFacts trace) {
		boolean canary = false;
		if (this.requests > 0) {
			for (String version : trace.promptVersions()) {
				canary |= admit("prompt ", version);
			}
			for (String model : trace.models()) {
				canary |= admit("model ", model);
			}
			if (trace.deployment() != null) {
				canary |= admit("deployment ", trace.deployment());
			}
		}
		return canary;
	}

	private boolean admit(String kind, String version) {
		if (version.length() > LONGEST) {
			return isForgotten();
		}
		String name = kind + version;
		Canary canary = this.versions.get(name);
		if (canary == null) {
			canary = remember(name);
		}
		return (canary != null) ? canary.admit() : isForgotten();
	}

	private @Nullable Canary remember(String name) {
		int size = BYTES_OF_A_VERSION + 2 * name.length();
		if (this.bytes.addAndGet(size) > MOST_BYTES) {
			this.bytes.addAndGet(-size);
			return null;
		}
		Canary canary = new Canary(this.clock.instant().plus(this.period));
		Canary other = this.versions.putIfAbsent(name, canary);
		if (other != null) {
			this.bytes.addAndGet(-size);
		}
		return (other != null) ? other : canary;
	}

	private boolean isForgotten() {
		this.forgotten.incrementAndGet();
		return false;
	}

	/**
	 * Return the number of versions that are remembered.
	 */
	int size() {
		return this.versions.size();
	}

	/**
	 * Return how many requests had a version that found no room.
	 */
	long forgotten() {
		return this.forgotten.get();
	}

	/**
	 * Return the versions that are canaries now, the newest first.
	 */
	List<Running> running(int most) {
		return this.versions.entrySet()
			.stream()
			.filter((version) -> version.getValue().isRunning())
			.map((version) -> new Running(version.getKey(), version.getValue().seen.get(), version.getValue().until))
			.sorted(Comparator.comparing(Running::until).reversed().thenComparing(Running::version))
			.limit(most)
			.toList();
	}

	/**
	 * A version that is a canary now.
	 *
	 * @param version its kind and name
	 * @param requests requests it had
	 * @param until when its period ends
	 */
	record Running(String version, int requests, Instant until) {
	}

	/**
	 * One version.
	 */
	private final class Canary {

		private final Instant until;

		private final AtomicInteger seen = new AtomicInteger();

		private Canary(Instant until) {
			this.until = until;
		}

		private boolean isRunning() {
			return this.seen.get() < Canaries.this.requests && Canaries.this.clock.instant().isBefore(this.until);
		}

		private boolean admit() {
			return isRunning() && this.seen
				.getAndUpdate((count) -> Math.min(count + 1, Canaries.this.requests)) < Canaries.this.requests;
		}

	}

}

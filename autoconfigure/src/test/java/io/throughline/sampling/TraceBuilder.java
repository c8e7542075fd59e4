package io.throughline.sampling;

import java.time.Duration;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Facts of traces for tests: those of a fast success, but for what a test says.
 */
record TraceBuilder(String traceId, Duration duration, TraceResult result, boolean failedElsewhere,
		@Nullable String tenant, @Nullable String route, Set<String> models, Set<String> promptVersions,
		@Nullable String deployment, @Nullable String scenario) {

	/**
	 * An id whose randomness is below the threshold of any ratio but 1.
	 */
	static final String UNLUCKY = "4bf92f3577b34da6a300000100000000";

	static TraceBuilder trace() {
		return new TraceBuilder(UNLUCKY, Duration.ofMillis(120), TraceResult.OK, false, null, null, Set.of(), Set.of(),
				null, null);
	}

	static String randomId(Random random) {
		return String.format("%016x%016x", random.nextLong(), random.nextLong());
	}

	TraceBuilder id(String id) {
		return new TraceBuilder(id, this.duration, this.result, this.failedElsewhere, this.tenant, this.route,
				this.models, this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder took(Duration time) {
		return new TraceBuilder(this.traceId, time, this.result, this.failedElsewhere, this.tenant, this.route,
				this.models, this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder ended(TraceResult end) {
		return new TraceBuilder(this.traceId, this.duration, end, this.failedElsewhere, this.tenant, this.route,
				this.models, this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder failedElsewhere(boolean failed) {
		return new TraceBuilder(this.traceId, this.duration, this.result, failed, this.tenant, this.route, this.models,
				this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder tenant(@Nullable String name) {
		return new TraceBuilder(this.traceId, this.duration, this.result, this.failedElsewhere, name, this.route,
				this.models, this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder route(@Nullable String pattern) {
		return new TraceBuilder(this.traceId, this.duration, this.result, this.failedElsewhere, this.tenant, pattern,
				this.models, this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder models(String... names) {
		return new TraceBuilder(this.traceId, this.duration, this.result, this.failedElsewhere, this.tenant, this.route,
				Set.of(names), this.promptVersions, this.deployment, this.scenario);
	}

	TraceBuilder prompts(String... versions) {
		return new TraceBuilder(this.traceId, this.duration, this.result, this.failedElsewhere, this.tenant, this.route,
				this.models, Set.of(versions), this.deployment, this.scenario);
	}

	TraceBuilder deployment(@Nullable String name) {
		return new TraceBuilder(this.traceId, this.duration, this.result, this.failedElsewhere, this.tenant, this.route,
				this.models, this.promptVersions, name, this.scenario);
	}

	TraceBuilder scenario(@Nullable String name) {
		return new TraceBuilder(this.traceId, this.duration, this.result, this.failedElsewhere, this.tenant, this.route,
				this.models, this.promptVersions, this.deployment, name);
	}

	TraceFacts facts() {
		return new TraceFacts(this.traceId, this.duration, this.result, this.failedElsewhere, this.tenant, this.route,
				this.models, this.promptVersions, this.deployment, this.scenario);
	}

}

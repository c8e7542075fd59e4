package io.throughline.sampling;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a finished trace when it is decided on.
 *
 * @param traceId its id
 * @param duration from its first start to its last end in this process
 * @param result how it ended
 * @param failedElsewhere whether another service said that its half failed
 * @param tenant customer it belongs to, or {@code null}
 * @param route pattern that was matched, or {@code null}
 * @param models names of the models that were called
 * @param promptVersions versions of the prompts that were used, as {@code name@version}
 * or {@code version}
 * @param deployment deployment that served it, or {@code null}
 * @param scenario kind of request as the application names it, or {@code null}
 */
public record TraceFacts(String traceId, Duration duration, TraceResult result, boolean failedElsewhere,
		@Nullable String tenant, @Nullable String route, Set<String> models, Set<String> promptVersions,
		@Nullable String deployment, @Nullable String scenario) {

	/**
	 * Create the facts.
	 */
	public TraceFacts {
		models = Set.copyOf(models);
		promptVersions = Set.copyOf(promptVersions);
	}

}

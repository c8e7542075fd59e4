package io.throughline.propagation;

import java.util.List;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.throughline.propagation.IntegrityProperties.Missing;
import org.jspecify.annotations.Nullable;

import org.springframework.util.AntPathMatcher;

/**
 * Where work must bring a trace id, and whether it is turned down without one.
 */
public final class RequiredIds {

	private final AntPathMatcher paths = new AntPathMatcher();

	private final boolean rejects;

	private final List<String> required;

	RequiredIds(IntegrityProperties properties) {
		this.rejects = properties.missing() == Missing.REJECT;
		this.required = properties.required();
	}

	/**
	 * Return whether a request is let in.
	 * @param request context of its observation, which has a span
	 * @param ways its path, as written and as understood
	 * @return whether it is; if not, it must be answered with status 400
	 */
	public boolean admits(Observation.Context request, String... ways) {
		String pattern = this.required.stream()
			.filter((candidate) -> Stream.of(ways).anyMatch((path) -> this.paths.match(candidate, path)))
			.findFirst()
			.orElse(null);
		Inbound inbound = request.get(Inbound.class);
		if (pattern == null || inbound == null) {
			return true;
		}
		request.put(RequiredIds.class, pattern);
		return !this.rejects || inbound.isUsable();
	}

	/**
	 * Return whether a record is let in.
	 * @param values all values of its {@code traceparent} header
	 * @return whether it is
	 */
	public boolean admits(Iterable<String> values) {
		return !this.rejects || Inbound.of(values).isUsable();
	}

	/**
	 * Return whether work is turned down at all.
	 * @return whether it is
	 */
	public boolean isRejecting() {
		return this.rejects;
	}

	/**
	 * Return the pattern for which a request must bring an id.
	 */
	static @Nullable String pattern(Observation.ContextView request) {
		return request.get(RequiredIds.class);
	}

}

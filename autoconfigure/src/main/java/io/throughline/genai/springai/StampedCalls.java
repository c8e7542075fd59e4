package io.throughline.genai.springai;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * The open model calls by the stamp that their requests carry as a header. The vendors'
 * libraries hand streamed requests to threads where no trace is open; the stamp says
 * whose they are, and never leaves the process.
 */
final class StampedCalls {

	static final String HEADER = "x-throughline-call";

	private final Map<String, Observation.Context> open = new ConcurrentHashMap<>();

	private final List<CallHeaders> headers;

	StampedCalls(List<CallHeaders> headers) {
		this.headers = List.copyOf(headers);
	}

	/**
	 * Return options whose requests carry a new stamp.
	 * @param options options of one call, or {@code null}
	 * @return the stamped options, or {@code null} if they cannot carry one
	 */
	@Nullable ChatOptions stamp(@Nullable ChatOptions options) {
		if (options == null) {
			return null;
		}
		String stamp = UUID.randomUUID().toString();
		return this.headers.stream()
			.map((each) -> each.add(options, HEADER, stamp))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	void begin(ChatModelObservationContext context) {
		String stamp = stampOf(context);
		if (stamp != null) {
			this.open.put(stamp, context);
		}
	}

	void end(ChatModelObservationContext context) {
		String stamp = stampOf(context);
		if (stamp != null) {
			this.open.remove(stamp);
		}
	}

	@Nullable ObservationView find(@Nullable String stamp) {
		Observation.Context context = (stamp != null) ? this.open.get(stamp) : null;
		return (context != null) ? () -> context : null;
	}

	private @Nullable String stampOf(ChatModelObservationContext context) {
		ChatOptions options = context.getRequest().getOptions();
		if (options == null) {
			return null;
		}
		return this.headers.stream()
			.map((each) -> each.of(options))
			.filter(Objects::nonNull)
			.map((found) -> found.get(HEADER))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}

package io.throughline.store;

import java.time.Duration;
import java.time.Instant;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept, from the start of a trace on.
 *
 * @param content Time that content is kept: prompts, answers, arguments, document texts.
 * @param metadata Time that all else of a trace is kept.
 * @param pinned Time that a pinned trace is kept, with its content.
 */
public record Retention(@DefaultValue("7d") Duration content, @DefaultValue("90d") Duration metadata,
		@DefaultValue("180d") Duration pinned) {

	/**
	 * Return whether a trace was kept for its time.
	 * @param trace the trace
	 * @param now the time
	 * @return whether it is to be removed
	 */
	public boolean isOver(TraceSummary trace, Instant now) {
		return trace.start().isBefore(now.minus((trace.pin() != null) ? this.pinned : this.metadata));
	}

	/**
	 * Return whether the content of a trace was kept for its time.
	 * @param trace the trace
	 * @param now the time
	 * @return whether its content is to be removed
	 */
	public boolean isContentOver(TraceSummary trace, Instant now) {
		return trace.content() && trace.pin() == null && trace.start().isBefore(now.minus(this.content));
	}

}

package io.throughline.propagation;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.throughline.propagation.HandOffs.State;
import org.jspecify.annotations.Nullable;

/**
 * A place where work changes hands, and how the trace id fared there since the
 * application started.
 *
 * @param kind what kind of place it is
 * @param name its name, made of code and configuration, such as
 * {@code orders -> RefundListener}
 * @param counts how often the id was found in which state
 * @param example reference of the newest fault, or {@code null} if there was none
 * @param first when work first changed hands here
 * @param last when it last did
 */
public record HandOff(Kind kind, String name, Map<State, Long> counts, @Nullable String example, Instant first,
		Instant last) {

	/**
	 * Create it.
	 */
	public HandOff {
		counts = Map.copyOf(counts);
	}

	/**
	 * Return whether the id was never lost here.
	 * @return whether it was not
	 */
	public boolean isSound() {
		return this.counts.keySet().stream().noneMatch((state) -> state.isFault(this.kind));
	}

	/**
	 * What changes hands.
	 */
	public enum Kind {

		/**
		 * A request that comes in.
		 */
		HTTP_IN,

		/**
		 * A request that goes out.
		 */
		HTTP_OUT,

		/**
		 * The answer to a request that went out.
		 */
		HTTP_ANSWER,

		/**
		 * Work on another thread.
		 */
		EXECUTOR,

		/**
		 * A record that is received.
		 */
		KAFKA_IN,

		/**
		 * A record that is sent.
		 */
		KAFKA_OUT,

		/**
		 * A payload that carries its trace itself.
		 */
		ENVELOPE,

		/**
		 * A run of a scheduled job.
		 */
		JOB,

		/**
		 * A call of a model.
		 */
		MODEL;

		String word() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Return whether an id may be absent: a browser has none, and few services tell
		 * theirs.
		 */
		boolean mayBeEmpty() {
			return this == HTTP_IN || this == HTTP_ANSWER;
		}

	}

}

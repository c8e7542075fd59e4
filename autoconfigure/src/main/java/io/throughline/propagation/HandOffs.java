package io.throughline.propagation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Counts how the trace id arrived where work changed hands, in the meter
 * {@code throughline.handoffs} with the tags {@code handoff} and {@code state}, and logs
 * the first fault of each hand-off.
 */
public final class HandOffs {

	private static final Logger logger = LoggerFactory.getLogger(HandOffs.class);

	// A hand-off is named by code and configuration, never by a caller; the bound is for
	// surprises.
	private static final int MOST = 1000;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	private final ObjectProvider<HandOffMeter> meter;

	HandOffs(ObjectProvider<HandOffMeter> meter) {
		this.meter = meter;
	}

	/**
	 * Count an arrival.
	 * @param handOff name of the hand-off, such as {@code orders -> RefundListener}
	 * @param state how the id arrived
	 */
	public void count(String handOff, State state) {
		this.meter.ifAvailable((available) -> available.increment(handOff, state.word));
		if (state != State.CARRIED && this.reported.size() < MOST && this.reported.add(handOff + state)) {
			logger.warn("Trace id {} at hand-off {}; the next ones are only counted", state.word, handOff);
		}
	}

	/**
	 * How the id arrived.
	 */
	public enum State {

		/**
		 * As it was sent.
		 */
		CARRIED("carried"),

		/**
		 * Not at all.
		 */
		EMPTY("empty"),

		/**
		 * Mangled or cut off.
		 */
		MALFORMED("malformed"),

		/**
		 * More than once.
		 */
		DUPLICATED("duplicated");

		private final String word;

		State(String word) {
			this.word = word;
		}

	}

}

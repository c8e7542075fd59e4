package io.throughline.sample.ticket;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What support can do about a request; of several findings the last in this order wins.
 */
public enum Verdict {

	/** It worked. */
	NO_ACTION,

	/** It is still running. */
	WAIT,

	/** It failed before anything was changed. */
	SAFE_TO_RETRY,

	/** A person has to decide. */
	MANUAL_FIX,

	/** A person with access to the systems has to look. */
	ASK_ENGINEERING;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

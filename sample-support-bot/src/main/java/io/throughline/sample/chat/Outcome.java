package io.throughline.sample.chat;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a chat request went. */
enum Outcome {

	/** There is an answer and every step worked. */
	SUCCEEDED,

	/** There is an answer, although a tool failed. */
	DEGRADED,

	/** There is no answer. */
	FAILED;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

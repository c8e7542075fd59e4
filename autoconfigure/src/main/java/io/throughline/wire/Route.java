package io.throughline.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the address of a request says of a model call.
 *
 * @param dialect how it is written
 * @param operation what is asked for
 * @param provider who is asked
 * @param model the model, where the address names it
 * @param streamed whether the address asks for a stream
 */
record Route(Dialect dialect, String operation, String provider, @Nullable String model, boolean streamed) {

	Route(Dialect dialect, String operation, String provider) {
		this(dialect, operation, provider, null, false);
	}

	/**
	 * Return whether no other kind of server has such an address.
	 */
	boolean isCertain() {
		return this.dialect instanceof GeminiContent || this.dialect instanceof BedrockConverse
				|| (this.dialect instanceof OpenAiChat && this.operation.equals("chat"));
	}

	Route with(String provider) {
		return new Route(this.dialect, this.operation, provider, this.model, this.streamed);
	}

}

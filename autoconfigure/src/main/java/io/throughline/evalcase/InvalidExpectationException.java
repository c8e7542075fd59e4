package io.throughline.evalcase;

import org.jspecify.annotations.Nullable;

/**
 * What is expected cannot be read. The message names the line and what to write instead.
 */
public final class InvalidExpectationException extends IllegalArgumentException {

	InvalidExpectationException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}

package io.throughline.store;

import java.io.Serial;

/**
 * A store cannot be reached.
 */
public final class TraceStoreException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param message what cannot be done
	 * @param cause why
	 */
	public TraceStoreException(String message, Throwable cause) {
		super(message, cause);
	}

}

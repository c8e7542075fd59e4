package io.throughline.incident;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a trace that is to be taken in.
 */
final class OtlpException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String code;

	private final transient @Nullable Object[] values;

	OtlpException(String code, @Nullable Object... values) {
		super(code);
		this.code = code;
		this.values = values;
	}

	/**
	 * Return the sentence.
	 */
	String code() {
		return this.code;
	}

	/**
	 * Return what it speaks of.
	 */
	@Nullable Object[] values() {
		return this.values;
	}

}

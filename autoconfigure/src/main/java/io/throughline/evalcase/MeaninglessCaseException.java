package io.throughline.evalcase;

import java.io.Serial;

/**
 * The answer that was recorded meets what is expected, so the case would never fail.
 */
final class MeaninglessCaseException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

}

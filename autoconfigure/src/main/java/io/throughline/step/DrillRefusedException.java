package io.throughline.step;

/**
 * A tool was not called, since the request is a drill and the call would leave something
 * behind in the world with each time.
 */
public final class DrillRefusedException extends RuntimeException {

	DrillRefusedException(String tool) {
		super("The tool '" + tool + "' was not called: its side effect is non-idempotent, and this request is a drill");
	}

}

package io.throughline.test;

import java.time.Instant;
import java.util.Map;

/**
 * A line of the log.
 *
 * @param time when it was logged
 * @param level how bad it is
 * @param logger who logged it
 * @param thread on which thread
 * @param message what it says
 * @param written the line as the application's appenders write it
 * @param mdc the fields that it carries
 */
public record LogLine(Instant time, String level, String logger, String thread, String message, String written,
		Map<String, String> mdc) {

	/**
	 * Create it.
	 */
	public LogLine {
		mdc = Map.copyOf(mdc);
	}

	@Override
	public String toString() {
		return this.level + " " + this.logger + " on " + this.thread + ": \"" + this.message + "\"";
	}

}

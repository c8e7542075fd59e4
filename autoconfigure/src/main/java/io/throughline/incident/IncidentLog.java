package io.throughline.incident;

import org.jspecify.annotations.Nullable;

/**
 * A line that was logged meanwhile.
 *
 * @param atMs when, from the start of the request
 * @param level how bad it is
 * @param logger who logged it
 * @param spanId during which span
 * @param exception the class of the exception that came with it
 * @param message what it says; {@code null} for those who may not see content
 */
public record IncidentLog(long atMs, String level, String logger, @Nullable String spanId, @Nullable String exception,
		@Nullable String message) {

}

package io.throughline.incident;

/**
 * A search that finds the log lines of a request.
 *
 * @param name where to enter it
 * @param query what to enter
 */
public record LogQuery(String name, String query) {

}

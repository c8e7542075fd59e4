package io.throughline.step;

import java.util.List;

/**
 * Reads the HTTP status that an exception tells: Spring's clients, the SDKs of OpenAI and
 * Anthropic, and whatever else has a public {@code getStatusCode} or {@code statusCode}.
 */
final class HttpStatusReader {

	private static final List<String> METHODS = List.of("getStatusCode", "statusCode");

	private HttpStatusReader() {
	}

	/**
	 * Return the status.
	 * @param error the exception
	 * @return the status, or {@code 0} if it tells none
	 */
	static int read(Throwable error) {
		for (String method : METHODS) {
			int status = read(error, method);
			if (status > 0) {
				return status;
			}
		}
		return 0;
	}

	private static int read(Throwable error, String method) {
		try {
			// An int, or Spring's status whose text begins with the number.
			String text = String.valueOf(error.getClass().getMethod(method).invoke(error));
			return text.matches("[1-5]\\d\\d\\b.*") ? Integer.parseInt(text.substring(0, 3)) : 0;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			return 0;
		}
	}

}

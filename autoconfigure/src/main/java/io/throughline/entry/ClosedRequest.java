package io.throughline.entry;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended, as the server's observation tells it.
 *
 * @param method HTTP method
 * @param path path within the application, without query
 * @param route pattern that was matched, or {@code null}
 * @param status HTTP status, or {@code 0} if none was set
 * @param error what was thrown, or {@code null}
 * @param cancelled whether the caller went away before the answer
 */
public record ClosedRequest(String method, String path, @Nullable String route, int status, @Nullable Throwable error,
		boolean cancelled) {

	/**
	 * Return the outcome in one word.
	 * @return {@code succeeded}, {@code failed} or {@code abandoned}
	 */
	String outcome() {
		if (this.cancelled) {
			return "abandoned";
		}
		return (this.status >= 400 || this.error != null) ? "failed" : "succeeded";
	}

	/**
	 * Return whether the fault is on this side.
	 */
	boolean isServerFault() {
		return !this.cancelled && (this.status >= 500 || (this.error != null && this.status < 400));
	}

	/**
	 * Return the short cause of what was not a success.
	 */
	@Nullable String errorCode() {
		if (this.error != null) {
			return this.error.getClass().getSimpleName();
		}
		if (this.cancelled) {
			return "cancelled";
		}
		return (this.status >= 400) ? Integer.toString(this.status) : null;
	}

}

package io.throughline.entry;

import io.throughline.step.RequestTotals;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, as the server's observation tells it.
 *
 * @param route pattern that was matched, or {@code null}
 * @param status HTTP status, or {@code 0} if none was set
 * @param error what was thrown, or {@code null}
 * @param cancelled whether the caller went away before the answer
 */
public record ClosedRequest(@Nullable String route, int status, @Nullable Throwable error, boolean cancelled) {

	/**
	 * Return the outcome in one word.
	 * @param totals the sum of its steps, or {@code null}
	 * @return {@code succeeded}, {@code degraded}, {@code failed} or {@code abandoned}
	 */
	String outcome(@Nullable RequestTotals totals) {
		if (this.cancelled) {
			return "abandoned";
		}
		if (this.status >= 400 || this.error != null) {
			return "failed";
		}
		return (totals != null && totals.failingStep() != null) ? "degraded" : "succeeded";
	}

	/**
	 * Return whether the fault is on this side.
	 */
	boolean isServerFault() {
		return !this.cancelled && (this.status >= 500 || (this.error != null && this.status < 400));
	}

	/**
	 * Return the short cause of what was not a success.
	 * @param totals the sum of its steps, or {@code null}
	 */
	@Nullable String errorCode(@Nullable RequestTotals totals) {
		if (this.error != null) {
			return name(this.error.getClass());
		}
		if (this.cancelled) {
			return "cancelled";
		}
		if (this.status >= 400) {
			return Integer.toString(this.status);
		}
		return (totals != null) ? totals.errorCode() : null;
	}

	private static String name(Class<?> type) {
		// An anonymous class has no name of its own.
		return (type.isAnonymousClass()) ? name(type.getSuperclass()) : type.getSimpleName();
	}

}

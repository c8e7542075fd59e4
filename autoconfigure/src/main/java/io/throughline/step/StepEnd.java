package io.throughline.step;

import org.jspecify.annotations.Nullable;

/**
 * How a step ends: what was set counts more than what was thrown, and that more than what
 * its last attempt told; only the code of an attempt says more than an exception. Guarded
 * by the context that has it.
 */
final class StepEnd {

	private @Nullable StepStatus status;

	private @Nullable String errorCode;

	private @Nullable StepFailure thrown;

	private @Nullable StepFailure lastAttempt;

	StepEnd() {
	}

	/**
	 * Create an end with what was set on another one.
	 */
	StepEnd(StepEnd before) {
		this.status = before.status;
		this.errorCode = before.errorCode;
	}

	StepStatus status() {
		if (this.status != null) {
			return this.status;
		}
		return (this.thrown != null) ? this.thrown.status() : StepStatus.OK;
	}

	@Nullable String errorCode() {
		return (this.errorCode != null || this.thrown == null) ? this.errorCode : this.thrown.code();
	}

	void status(StepStatus status) {
		this.status = status;
	}

	void errorCode(String code) {
		this.errorCode = code;
	}

	void thrown(StepFailure failure) {
		this.thrown = failure;
	}

	void lastAttempt(@Nullable StepFailure failure) {
		this.lastAttempt = failure;
	}

	/**
	 * Decide.
	 */
	void settle() {
		if (this.status == null && this.thrown == null && this.lastAttempt != null) {
			this.status = this.lastAttempt.status();
		}
		if (this.errorCode == null && this.lastAttempt != null && status() != StepStatus.OK) {
			this.errorCode = this.lastAttempt.code();
		}
		if (status().isFailed() && errorCode() == null) {
			this.errorCode = status().word();
		}
	}

}

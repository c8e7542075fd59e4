package io.throughline.sample.refund;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far a refund is. */
enum RefundStatus {

	/** It waits for the worker. */
	PENDING,

	/** It is paid. */
	APPROVED,

	/** A person has to decide. */
	PENDING_REVIEW;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

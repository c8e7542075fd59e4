package io.throughline.handoff;

import java.util.Map;

import io.throughline.semconv.Field;

/**
 * What was seen on the far side of one hand-off.
 *
 * @param entry how the request came in
 * @param cell the hand-off
 * @param reachable why it cannot be reached, or empty
 * @param expectedTrace trace id of the request
 * @param mdc MDC of the line on the far side
 */
record MatrixRow(String entry, String cell, String reachable, String expectedTrace, Map<String, String> mdc) {

	static final String TENANT = "acme";

	boolean held() {
		return this.expectedTrace.equals(this.mdc.get(Field.TRACE_ID.logKey()))
				&& TENANT.equals(this.mdc.get(Field.TENANT_ID.logKey()));
	}

	@Override
	public String toString() {
		return String.format("| %-14s | %-44s | %s |", this.entry, this.cell,
				held() ? "held" : (this.reachable.isEmpty()) ? "LOST" : "not reachable: " + this.reachable);
	}

}

package io.throughline.evalcase;

import java.util.Locale;

/**
 * How far an eval case is.
 */
enum CaseStatus {

	/**
	 * Nobody has said what should have come out.
	 */
	DRAFT,

	/**
	 * It can be run.
	 */
	READY;

	static CaseStatus of(KeptCase kept) {
		return (kept.evalCase().expected() != null) ? READY : DRAFT;
	}

	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}

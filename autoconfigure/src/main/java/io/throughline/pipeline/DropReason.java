package io.throughline.pipeline;

import java.util.Locale;

/**
 * Why spans did not get out.
 */
enum DropReason {

	/**
	 * The sampling policy decided so.
	 */
	SAMPLING,

	/**
	 * They ended faster than they were worked off, and the memory was full.
	 */
	BUSY,

	/**
	 * The memory was full of spans that wait for an exporter.
	 */
	MEMORY,

	/**
	 * An exporter refused them again and again while it took others.
	 */
	REFUSED,

	/**
	 * They could not be made safe.
	 */
	REDACTION,

	/**
	 * The application stopped before an exporter took them.
	 */
	SHUTDOWN;

	private final String word = name().toLowerCase(Locale.ROOT);

	String word() {
		return this.word;
	}

}

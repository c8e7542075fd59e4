package io.throughline.pipeline;

import java.util.Locale;

/**
 * What may throw on the way out.
 */
enum Part {

	/**
	 * The sampling policy; the trace is kept.
	 */
	POLICY,

	/**
	 * The redactor; the text is not let through.
	 */
	REDACTOR,

	/**
	 * A span processor.
	 */
	PROCESSOR,

	/**
	 * An exporter.
	 */
	EXPORTER,

	/**
	 * A receiver.
	 */
	RECEIVER,

	/**
	 * The pipeline itself.
	 */
	WORKER;

	private final String word = name().toLowerCase(Locale.ROOT);

	String word() {
		return this.word;
	}

}

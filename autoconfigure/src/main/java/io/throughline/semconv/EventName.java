package io.throughline.semconv;

/**
 * The names of events: log records, or events of a span, that say what happened within a
 * span or to it. One without the prefix {@code throughline.} is OpenTelemetry's.
 */
public enum EventName {

	/**
	 * An answer was judged.
	 */
	EVALUATION_RESULT("gen_ai.evaluation.result"),

	/**
	 * Values were masked before a model saw them.
	 */
	CONTENT_MASKED("throughline.content.masked"),

	/**
	 * A line was logged.
	 */
	LOG("throughline.log");

	private final String value;

	EventName(String value) {
		this.value = value;
	}

	/**
	 * Return the name as the event carries it.
	 * @return the name
	 */
	public String value() {
		return this.value;
	}

}

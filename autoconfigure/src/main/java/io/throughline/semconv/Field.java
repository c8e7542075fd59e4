package io.throughline.semconv;

import org.jspecify.annotations.Nullable;

/**
 * The dictionary of fields: what a log line calls it, what a span calls it, how private
 * it is. Attribute names without the prefix {@code throughline.} are OpenTelemetry's.
 */
public enum Field {

	/**
	 * W3C trace id, 32 hexadecimal digits.
	 */
	TRACE_ID("trace_id", null, Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * W3C span id, 16 hexadecimal digits.
	 */
	SPAN_ID("span_id", null, Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * Short spelling of the trace id.
	 */
	REFERENCE("ref", "throughline.ref", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * The customer the request belongs to.
	 */
	TENANT_ID("tenant_id", "throughline.tenant.id", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * The conversation the request belongs to.
	 */
	SESSION_ID("session_id", "session.id", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * HMAC of the user id, never the id itself.
	 */
	USER_HASH("user_hash", "user.hash", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * One run of a scheduled job or of the application runners.
	 */
	RUN_ID("run_id", "throughline.run.id", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * How often this work was tried before, 0 is never written.
	 */
	RETRY_COUNT("retry_count", "throughline.retry.count", Type.LONG, Sensitivity.METADATA),

	/**
	 * How the request ended, in one word.
	 */
	OUTCOME("outcome", "throughline.outcome", Type.STRING, Sensitivity.METADATA),

	/**
	 * Short, stable cause of a failure.
	 */
	ERROR_CODE("error_code", "error.type", Type.STRING, Sensitivity.METADATA),

	/**
	 * Duration in milliseconds.
	 */
	LATENCY_MS("latency_ms", null, Type.LONG, Sensitivity.METADATA),

	/**
	 * HTTP status that was answered.
	 */
	HTTP_STATUS("http_status", "http.response.status_code", Type.LONG, Sensitivity.METADATA),

	/**
	 * HTTP method.
	 */
	HTTP_METHOD("http_method", "http.request.method", Type.STRING, Sensitivity.METADATA),

	/**
	 * Route pattern, never the path with its values.
	 */
	HTTP_ROUTE("http_route", "http.route", Type.STRING, Sensitivity.METADATA),

	/**
	 * Version of the application that served the request.
	 */
	APP_VERSION("app_version", "service.version", Type.STRING, Sensitivity.METADATA);

	private final String logKey;

	private final @Nullable String attribute;

	private final Type type;

	private final Sensitivity sensitivity;

	Field(String logKey, @Nullable String attribute, Type type, Sensitivity sensitivity) {
		this.logKey = logKey;
		this.attribute = attribute;
		this.type = type;
		this.sensitivity = sensitivity;
	}

	/**
	 * Return the key in MDC and in JSON lines.
	 * @return the key
	 */
	public String logKey() {
		return this.logKey;
	}

	/**
	 * Return the span attribute.
	 * @return the attribute, or {@code null} where the span has it in another way
	 */
	public @Nullable String attribute() {
		return this.attribute;
	}

	/**
	 * Return the type of the values.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Return how private the values are.
	 * @return the sensitivity
	 */
	public Sensitivity sensitivity() {
		return this.sensitivity;
	}

	/**
	 * Type of a field's values.
	 */
	public enum Type {

		/**
		 * Text.
		 */
		STRING,

		/**
		 * Whole number.
		 */
		LONG

	}

}

package io.throughline.wire;

import java.util.List;
import java.util.Map;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call of a model. What did not arrive is absent.
 *
 * @param values values by field, of the field's type
 * @param toolCalls tools that the model asks for
 * @param reportedCost cost in US dollars as a gateway reports it
 * @param errorType short, stable cause of a failure
 * @param end how the call ended
 * @param status HTTP status, 0 before it is known
 * @param retryAfter what the provider says of when to try again
 */
public record ModelCallFacts(Map<Field, Object> values, List<ToolCall> toolCalls, @Nullable String reportedCost,
		@Nullable String errorType, End end, int status, @Nullable String retryAfter) {

	/**
	 * How a call ended.
	 */
	public enum End {

		/**
		 * Not yet.
		 */
		OPEN,

		/**
		 * All was said.
		 */
		COMPLETE,

		/**
		 * The stream stopped before all was said.
		 */
		TRUNCATED,

		/**
		 * The reader went away.
		 */
		CANCELLED,

		/**
		 * There is no usable answer.
		 */
		FAILED

	}

}

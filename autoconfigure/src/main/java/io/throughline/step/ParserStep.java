package io.throughline.step;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * An answer is parsed.
 */
public final class ParserStep extends Step<ParserStep> {

	ParserStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.PARSER, name));
	}

	private ParserStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set name and version of the schema.
	 * @param schema the schema, or {@code null}
	 * @return this
	 */
	public ParserStep schema(@Nullable String schema) {
		return set(Field.PARSER_SCHEMA, schema);
	}

	/**
	 * Set how often the answer had to be repaired.
	 * @param count the number
	 * @return this
	 */
	public ParserStep repairs(long count) {
		return set(Field.PARSER_REPAIRS, count);
	}

	/**
	 * Set the text that could not be read; content.
	 * @param text the text, or {@code null}
	 * @return this
	 */
	public ParserStep rejectedText(@Nullable String text) {
		return set(Field.PARSER_REJECTED, text);
	}

	/**
	 * Set whether the answer fits its schema. One that does not is the status
	 * {@link StepStatus#PARSER_ERROR}, unless another one is set.
	 * @param valid whether it does
	 * @return this
	 */
	public ParserStep valid(boolean valid) {
		if (!valid && context().status() == StepStatus.OK) {
			status(StepStatus.PARSER_ERROR);
		}
		return set(Field.PARSER_STATUS, valid ? "valid" : "invalid");
	}

	@Override
	ParserStep with(StepObservations observations, StepContext context) {
		return new ParserStep(observations, context);
	}

}

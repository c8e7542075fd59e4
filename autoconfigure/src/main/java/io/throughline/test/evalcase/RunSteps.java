package io.throughline.test.evalcase;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.throughline.evalcase.Answer;
import io.throughline.semconv.Field;
import io.throughline.step.StepContext;
import io.throughline.step.StepKind;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a run say: which tools were called, what the models took, and whether
 * all went well.
 */
final class RunSteps {

	private final List<Answer.Call> calls = new ArrayList<>();

	private Usage usage = Usage.NONE;

	private boolean failed;

	private long startNanos = System.nanoTime();

	synchronized void begin() {
		this.startNanos = System.nanoTime();
	}

	synchronized void end() {
		this.usage = this.usage.lasted((System.nanoTime() - this.startNanos) / 1_000_000);
	}

	synchronized void add(StepContext step) {
		this.failed |= step.status().isFailed();
		if (step.kind() == StepKind.TOOL) {
			this.calls.add(new Answer.Call(step.step(),
					Objects.requireNonNullElse(step.value(Field.TOOL_ARGUMENTS), "").toString()));
		}
		if (step.kind() == StepKind.MODEL || step.kind() == StepKind.EMBEDDING) {
			this.usage = this.usage.plus(number(step, Field.INPUT_TOKENS), number(step, Field.OUTPUT_TOKENS),
					(step.value(Field.COST) instanceof Double cost) ? cost : null);
		}
	}

	synchronized Usage usage() {
		return this.usage;
	}

	/**
	 * Return the answer with what led to it. Its outcome is that of a request with these
	 * steps.
	 */
	synchronized Answer answer(@Nullable String output) {
		String outcome = (output == null || output.isBlank()) ? "failed" : this.failed ? "degraded" : "succeeded";
		return new Answer(output, this.calls, outcome);
	}

	private static long number(StepContext step, Field field) {
		return (step.value(field) instanceof Long number) ? number : 0;
	}

}

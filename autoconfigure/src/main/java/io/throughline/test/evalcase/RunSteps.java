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
 * The steps of a run: which tools were called, what the models took, and whether all went
 * well. They are read once the run is over: one that has just ended need not be complete.
 */
final class RunSteps {

	private final List<StepContext> steps = new ArrayList<>();

	private long startNanos = System.nanoTime();

	private long latencyMs;

	synchronized void begin() {
		this.startNanos = System.nanoTime();
	}

	synchronized void end() {
		this.latencyMs = (System.nanoTime() - this.startNanos) / 1_000_000;
	}

	synchronized void add(StepContext step) {
		this.steps.add(step);
	}

	synchronized Usage usage() {
		return this.steps.stream()
			.filter((step) -> step.kind() == StepKind.MODEL || step.kind() == StepKind.EMBEDDING)
			.map(RunSteps::usage)
			.reduce(Usage.NONE, Usage::plus)
			.lasted(this.latencyMs);
	}

	/**
	 * Return the answer with what led to it. Its outcome is that of a request with these
	 * steps.
	 */
	synchronized Answer answer(@Nullable String output) {
		boolean degraded = this.steps.stream().anyMatch((step) -> step.status().isFailed());
		String outcome = (output == null || output.isBlank()) ? "failed" : degraded ? "degraded" : "succeeded";
		return new Answer(output,
				this.steps.stream()
					.filter((step) -> step.kind() == StepKind.TOOL)
					.map((step) -> new Answer.Call(step.step(),
							Objects.requireNonNullElse(step.value(Field.TOOL_ARGUMENTS), "").toString()))
					.toList(),
				outcome);
	}

	private static Usage usage(StepContext step) {
		return new Usage(number(step, Field.INPUT_TOKENS), number(step, Field.OUTPUT_TOKENS),
				(step.value(Field.COST) instanceof Double cost) ? cost : null, 0);
	}

	private static long number(StepContext step, Field field) {
		return (step.value(field) instanceof Long number) ? number : 0;
	}

}

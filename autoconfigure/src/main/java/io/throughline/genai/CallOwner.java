package io.throughline.genai;

import java.util.Currency;

import io.throughline.cost.Cost;
import io.throughline.semconv.Field;
import io.throughline.step.OpenStep;
import io.throughline.step.StepContext;
import io.throughline.step.StepStatus;
import io.throughline.wire.ModelCallFacts;
import org.jspecify.annotations.Nullable;

/**
 * The step to which an attempt tells its facts.
 *
 * @param context context of the step
 * @param opened the step, if it was opened for the attempt, or {@code null}
 */
record CallOwner(StepContext context, @Nullable OpenStep<?> opened) {

	// What the gateways report in.
	private static final Currency DOLLAR = Currency.getInstance("USD");

	/**
	 * Count an attempt.
	 */
	void begin() {
		Object before = this.context.value(Field.ATTEMPTS);
		this.context.put(Field.ATTEMPTS, (before instanceof Long count) ? count + 1 : 1L);
	}

	void requested(ModelCallFacts facts) {
		facts.values().forEach(this.context::putIfAbsent);
	}

	void chunk() {
		this.context.chunk();
	}

	void publish(ModelCallFacts facts) {
		if (this.context.isEnded()) {
			return;
		}
		facts.values().forEach(this.context::put);
		String cost = facts.reportedCost();
		if (cost != null) {
			Cost.reported(cost, DOLLAR).ifPresent(this.context::cost);
		}
	}

	/**
	 * Say how the attempt ended.
	 * @param error what was thrown, or {@code null}
	 */
	void settle(ModelCallFacts facts, @Nullable Throwable error) {
		if (this.context.isEnded()) {
			return;
		}
		publish(facts);
		StepStatus status = AttemptStatus.of(facts);
		if (status == StepStatus.OK) {
			this.context.attempted();
		}
		else if (error == null || facts.errorType() != null) {
			this.context.attempt(status, AttemptStatus.code(facts));
		}
		if (error != null && this.opened != null) {
			this.opened.failed(error);
		}
	}

	/**
	 * End the step if it was opened for the attempt.
	 */
	void close(boolean modelCall) {
		if (this.opened == null) {
			return;
		}
		if (modelCall) {
			this.opened.close();
		}
		else {
			this.opened.withdraw();
		}
	}

}

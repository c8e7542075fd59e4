package io.throughline.step;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * One item of a job or batch is worked on.
 */
public final class ItemStep extends Step<ItemStep> {

	ItemStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.ITEM, name));
	}

	private ItemStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the job.
	 * @param id its id, or {@code null}
	 * @return this
	 */
	public ItemStep jobId(@Nullable String id) {
		return set(Field.JOB_ID, id);
	}

	/**
	 * Set the item.
	 * @param id its id, or {@code null}
	 * @return this
	 */
	public ItemStep itemId(@Nullable String id) {
		return set(Field.ITEM_ID, id);
	}

	@Override
	ItemStep with(StepObservations observations, StepContext context) {
		return new ItemStep(observations, context);
	}

}

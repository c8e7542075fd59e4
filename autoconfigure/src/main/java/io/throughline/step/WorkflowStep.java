package io.throughline.step;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The steps that lead to one answer, such as the turn of an agent.
 */
public final class WorkflowStep extends Step<WorkflowStep> {

	WorkflowStep(StepObservations observations, String name) {
		super(observations, new StepContext(StepKind.WORKFLOW, name));
		set(Field.WORKFLOW_NAME, name);
	}

	private WorkflowStep(StepObservations observations, StepContext context) {
		super(observations, context);
	}

	/**
	 * Set the conversation, where the application has one.
	 * @param id its id, or {@code null}
	 * @return this
	 */
	public WorkflowStep conversationId(@Nullable String id) {
		return set(Field.CONVERSATION_ID, id);
	}

	@Override
	WorkflowStep with(StepObservations observations, StepContext context) {
		return new WorkflowStep(observations, context);
	}

}

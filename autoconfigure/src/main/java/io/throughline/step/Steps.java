package io.throughline.step;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.throughline.scope.ScopeFieldsHandler;

/**
 * Where steps begin; to be injected. A name is one of few and in {@code snake_case}: it
 * becomes part of span names and metrics.
 */
public final class Steps {

	private final StepObservations observations;

	/**
	 * Create steps of another registry, such as a test's.
	 * @param registry the registry
	 */
	public Steps(ObservationRegistry registry) {
		this.observations = new StepObservations(registry, List.of(), StepPricing.NONE, null);
	}

	Steps(ObservationRegistry registry, List<StepHandler> own, StepPricing pricing, ScopeFieldsHandler fields) {
		this.observations = new StepObservations(registry, List.copyOf(own), pricing, fields);
	}

	/**
	 * Name the rendering of a prompt.
	 * @param name name of the prompt
	 * @return the step, to be run
	 */
	public PromptStep prompt(String name) {
		return new PromptStep(this.observations, name);
	}

	/**
	 * Name a search for documents.
	 * @param name name of the search
	 * @return the step, to be run
	 */
	public RetrievalStep retrieval(String name) {
		return new RetrievalStep(this.observations, name);
	}

	/**
	 * Name the embedding of texts.
	 * @param name name of the step
	 * @return the step, to be run
	 */
	public EmbeddingStep embedding(String name) {
		return new EmbeddingStep(this.observations, name);
	}

	/**
	 * Name the reordering of documents.
	 * @param name name of the step
	 * @return the step, to be run
	 */
	public RerankStep rerank(String name) {
		return new RerankStep(this.observations, name);
	}

	/**
	 * Name a call of a model.
	 * @param name name of the step
	 * @return the step, to be run
	 */
	public ModelStep model(String name) {
		return new ModelStep(this.observations, name);
	}

	/**
	 * Name a call of a tool.
	 * @param name name of the tool
	 * @return the step, to be run
	 */
	public ToolStep tool(String name) {
		return new ToolStep(this.observations, name);
	}

	/**
	 * Name the use of memory.
	 * @param name name of the step
	 * @return the step, to be run
	 */
	public MemoryStep memory(String name) {
		return new MemoryStep(this.observations, name);
	}

	/**
	 * Name the parsing of an answer.
	 * @param name name of the step
	 * @return the step, to be run
	 */
	public ParserStep parser(String name) {
		return new ParserStep(this.observations, name);
	}

	/**
	 * Name the judging of an answer.
	 * @param name name of the evaluation
	 * @return the step, to be run
	 */
	public EvalStep eval(String name) {
		return new EvalStep(this.observations, name);
	}

	/**
	 * Name one item of a job.
	 * @param name name of the kind of item
	 * @return the step, to be run
	 */
	public ItemStep item(String name) {
		return new ItemStep(this.observations, name);
	}

	/**
	 * Name a check of a policy.
	 * @param name name of the policy
	 * @return the step, to be run
	 */
	public PolicyStep policy(String name) {
		return new PolicyStep(this.observations, name);
	}

	/**
	 * Name the steps that lead to one answer, such as the turn of an agent.
	 * @param name name of the workflow
	 * @return the step, to be run
	 */
	public WorkflowStep workflow(String name) {
		return new WorkflowStep(this.observations, name);
	}

	/**
	 * Return the tool that is running on this thread, though a library runs it, to set
	 * what comes out. It is not to be run again.
	 * @return the step; where no tool is running, what is set is lost
	 */
	public ToolStep currentTool() {
		Observation current = this.observations.registry().getCurrentObservation();
		Observation.ContextView at = (current != null) ? current.getContextView() : null;
		while (at != null) {
			StepContext step = StepContext.of(at);
			if (step != null && step.kind() == StepKind.TOOL) {
				return new ToolStep(this.observations, step);
			}
			ObservationView parent = at.getParentObservation();
			at = (parent != null) ? parent.getContextView() : null;
		}
		return tool("none");
	}

	Step<?> of(StepKind kind, String name) {
		return switch (kind) {
			case PROMPT -> prompt(name);
			case RETRIEVAL -> retrieval(name);
			case EMBEDDING -> embedding(name);
			case RERANK -> rerank(name);
			case MODEL -> model(name);
			case TOOL -> tool(name);
			case MEMORY -> memory(name);
			case PARSER -> parser(name);
			case EVAL -> eval(name);
			case ITEM -> item(name);
			case POLICY -> policy(name);
			case WORKFLOW -> workflow(name);
		};
	}

}

package io.throughline.step;

import java.util.Locale;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a step is. Operation, name and kind of the span follow OpenTelemetry's GenAI
 * conventions where they know the kind.
 */
public enum StepKind {

	/**
	 * A prompt is rendered.
	 */
	PROMPT("render_prompt", false, null, false, StepStatus.VALIDATION_ERROR),

	/**
	 * Documents are searched.
	 */
	RETRIEVAL("retrieval", true, Field.DATA_SOURCE, true, StepStatus.PROVIDER_ERROR),

	/**
	 * Text becomes vectors.
	 */
	EMBEDDING("embeddings", true, Field.MODEL, true, StepStatus.PROVIDER_ERROR),

	/**
	 * Documents are put into a better order.
	 */
	RERANK("rerank", true, Field.MODEL, true, StepStatus.PROVIDER_ERROR),

	/**
	 * A model is asked, retries included.
	 */
	MODEL("chat", true, Field.MODEL, true, StepStatus.PROVIDER_ERROR),

	/**
	 * A tool is run.
	 */
	TOOL("execute_tool", true, Field.TOOL_NAME, false, StepStatus.TOOL_ERROR),

	/**
	 * Memory is read or written.
	 */
	MEMORY("search_memory", true, null, true, StepStatus.PROVIDER_ERROR),

	/**
	 * An answer is parsed.
	 */
	PARSER("parse_output", false, null, false, StepStatus.PARSER_ERROR),

	/**
	 * An answer is judged.
	 */
	EVAL("evaluate", false, Field.EVAL_NAME, false, StepStatus.PROVIDER_ERROR),

	/**
	 * One item of a job or batch is worked on.
	 */
	ITEM("process_item", false, Field.STEP, false, StepStatus.TOOL_ERROR),

	/**
	 * An entitlement or a policy is checked, or values are masked.
	 */
	POLICY("check_policy", false, Field.POLICY_NAME, false, StepStatus.VALIDATION_ERROR),

	/**
	 * The steps that lead to one answer.
	 */
	WORKFLOW("invoke_workflow", true, Field.WORKFLOW_NAME, false, StepStatus.PROVIDER_ERROR);

	private final String operation;

	private final boolean genAi;

	private final @Nullable Field subject;

	private final boolean client;

	private final StepStatus failure;

	private final String word = name().toLowerCase(Locale.ROOT);

	StepKind(String operation, boolean genAi, @Nullable Field subject, boolean client, StepStatus failure) {
		this.operation = operation;
		this.genAi = genAi;
		this.subject = subject;
		this.client = client;
		this.failure = failure;
	}

	/**
	 * Return the first word of the span's name.
	 * @return the operation
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * Return the kind in one lower-case word, as spans, lines and metrics have it.
	 * @return the word
	 */
	public String word() {
		return this.word;
	}

	boolean isGenAi() {
		return this.genAi;
	}

	@Nullable Field subject() {
		return this.subject;
	}

	boolean isClient() {
		return this.client;
	}

	/**
	 * Return the status of a failure of which nothing more is known.
	 */
	StepStatus failure() {
		return this.failure;
	}

}

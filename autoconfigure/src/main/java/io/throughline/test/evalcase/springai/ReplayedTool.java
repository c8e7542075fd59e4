package io.throughline.test.evalcase.springai;

import java.util.Arrays;
import java.util.Objects;

import io.throughline.evalcase.EvalCase.ToolReply;
import io.throughline.step.StepStatus;
import io.throughline.step.Steps;
import io.throughline.step.ToolStep;
import io.throughline.test.evalcase.EvalRun;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.execution.ToolExecutionException;
import org.springframework.ai.tool.metadata.ToolMetadata;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Replies what was recorded. The real tool is asked for its description, and never run.
 *
 * @param name name of the tool
 * @param real the tool that would be run, or {@code null} if it is not known
 * @param run the run
 * @param steps knows the step of the tool
 */
record ReplayedTool(String name, @Nullable ToolCallback real, EvalRun run,
		ObjectProvider<Steps> steps) implements ToolCallback {

	@Override
	public ToolDefinition getToolDefinition() {
		return (this.real != null) ? this.real.getToolDefinition()
				: ToolDefinition.builder().name(this.name).description(this.name).inputSchema("{}").build();
	}

	@Override
	public ToolMetadata getToolMetadata() {
		return (this.real != null) ? this.real.getToolMetadata() : ToolMetadata.builder().build();
	}

	@Override
	public String call(String toolInput, @Nullable ToolContext toolContext) {
		return call(toolInput);
	}

	@Override
	public String call(String toolInput) {
		ToolReply reply = this.run.isOver() ? null : this.run.tool(this.name, toolInput);
		if (reply == null) {
			throw failed("The tool " + this.name + " is not available.");
		}
		StepStatus status = status(reply);
		if (status != null) {
			this.steps.ifAvailable((steps) -> tell(steps.currentTool().status(status), reply.errorCode()));
		}
		if (status != null && status.isFailed()) {
			throw failed((reply.result() != null) ? reply.result() : "The tool " + this.name + " failed: "
					+ Objects.requireNonNullElse(reply.errorCode(), reply.status()) + ".");
		}
		return Objects.requireNonNullElse(reply.result(), "");
	}

	private static @Nullable StepStatus status(ToolReply reply) {
		return Arrays.stream(StepStatus.values())
			.filter((status) -> status != StepStatus.OK && status.word().equals(reply.status()))
			.findFirst()
			.orElse(null);
	}

	private static void tell(ToolStep step, @Nullable String errorCode) {
		if (errorCode != null) {
			step.errorCode(errorCode);
		}
	}

	private ToolExecutionException failed(String message) {
		return new ToolExecutionException(getToolDefinition(), new IllegalStateException(message));
	}

}

package io.throughline.genai.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import io.micrometer.observation.Observation;
import io.throughline.step.OpenStep;
import io.throughline.step.StepScope;
import io.throughline.step.StepStatus;
import io.throughline.step.ToolStep;
import org.jspecify.annotations.Nullable;

/**
 * A tool that runs as a step.
 *
 * @param delegate the tool
 * @param steps where steps begin
 * @param caller what was current where the AI service was called, or {@code null}
 */
record ObservedTool(ToolExecutor delegate, CurrentSteps steps, @Nullable Observation caller) implements ToolExecutor {

	@Override
	public String execute(ToolExecutionRequest request, Object memoryId) {
		return this.delegate.execute(request, memoryId);
	}

	@Override
	public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
		OpenStep<ToolStep> step = open(request);
		try (StepScope scope = step.makeCurrent()) {
			ToolExecutionResult result = this.delegate.executeWithContext(request, context);
			step.set((tool) -> finished(tool, result));
			return result;
		}
		catch (Throwable ex) {
			failed(step, ex);
			throw ex;
		}
		finally {
			step.close();
		}
	}

	private OpenStep<ToolStep> open(ToolExecutionRequest request) {
		return this.steps.get()
			.tool(request.name())
			.type("function")
			.callId(request.id())
			.arguments(request.arguments())
			.open(this.caller);
	}

	private static void finished(ToolStep step, ToolExecutionResult result) {
		if (result.isError()) {
			step.status(StepStatus.TOOL_ERROR);
		}
		step.resultSummary(result.resultText());
	}

	private static void failed(OpenStep<ToolStep> step, Throwable error) {
		Throwable cause = error.getCause();
		boolean wrapped = error instanceof ToolArgumentsException || error instanceof ToolExecutionException;
		step.failed((wrapped && cause != null) ? cause : error);
		if (error instanceof ToolArgumentsException) {
			step.step().status(StepStatus.VALIDATION_ERROR).errorCode("invalid_arguments");
		}
	}

}

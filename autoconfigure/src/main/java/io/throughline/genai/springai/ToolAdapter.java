package io.throughline.genai.springai;

import io.throughline.semconv.Field;
import io.throughline.step.Step;
import io.throughline.step.StepAdapter;
import io.throughline.step.StepContext;
import io.throughline.step.StepStatus;
import io.throughline.step.Steps;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.ai.tool.observation.ToolCallingObservationContext;

/**
 * Tools that the model asked for.
 */
final class ToolAdapter implements StepAdapter<ToolCallingObservationContext> {

	private static final JsonFactory JSON = new JsonFactory();

	@Override
	public Class<ToolCallingObservationContext> type() {
		return ToolCallingObservationContext.class;
	}

	@Override
	public Step<?> start(ToolCallingObservationContext context, Steps steps) {
		String callId = context.getToolCallId();
		return steps.tool(context.getToolDefinition().name())
			.type(context.getToolType())
			.callId(callId.isEmpty() ? null : callId)
			.arguments(context.getToolCallArguments());
	}

	@Override
	public void stop(ToolCallingObservationContext context, StepContext step) {
		// Of a failed call the result is the text of its error.
		if (context.getError() == null) {
			step.putIfAbsent(Field.TOOL_RESULT, context.getToolCallResult());
		}
		else if (!isJson(context.getToolCallArguments())) {
			step.status(StepStatus.VALIDATION_ERROR);
			step.errorCode("invalid_arguments");
		}
	}

	private static boolean isJson(String text) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
			while (parser.nextToken() != null) {
				// Only whether there is an end matters.
			}
			return true;
		}
		catch (JacksonException ex) {
			return false;
		}
	}

}

package io.throughline.genai.springai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.tool.execution.ToolExecutionException;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells the observation of a tool of the exception that Spring AI turns into an answer to
 * the model.
 *
 * @param delegate the application's own
 * @param registry knows the observation
 */
record ToolErrors(ToolExecutionExceptionProcessor delegate,
		ObjectProvider<ObservationRegistry> registry) implements ToolExecutionExceptionProcessor {

	@Override
	public String process(ToolExecutionException exception) {
		tell(exception);
		return this.delegate.process(exception);
	}

	private void tell(ToolExecutionException exception) {
		Observation current = this.registry.getObject().getCurrentObservation();
		if (current != null && current.getContext() instanceof ToolCallingObservationContext) {
			Throwable cause = exception.getCause();
			current.error((cause != null) ? cause : exception);
		}
	}

}

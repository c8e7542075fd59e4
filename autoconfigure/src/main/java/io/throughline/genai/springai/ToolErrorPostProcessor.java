package io.throughline.genai.springai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.ai.tool.execution.ToolExecutionException;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Tells the observation of a tool of the exception that Spring AI turns into an answer to
 * the model.
 */
final class ToolErrorPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<ObservationRegistry> registry;

	ToolErrorPostProcessor(ObjectProvider<ObservationRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof ToolExecutionExceptionProcessor processor) ? telling(processor) : bean;
	}

	private ToolExecutionExceptionProcessor telling(ToolExecutionExceptionProcessor processor) {
		return (exception) -> {
			tell(exception);
			return processor.process(exception);
		};
	}

	private void tell(ToolExecutionException exception) {
		Observation current = this.registry.getObject().getCurrentObservation();
		if (current != null && current.getContext() instanceof ToolCallingObservationContext) {
			Throwable cause = exception.getCause();
			current.error((cause != null) ? cause : exception);
		}
	}

}

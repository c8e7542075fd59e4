package io.throughline.genai.langchain4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolService;
import dev.langchain4j.service.tool.ToolServiceContext;
import io.micrometer.observation.Observation;

/**
 * Runs the tools of an AI service as steps, if its model is an observed bean. They hang
 * where the service was called, whichever thread runs them.
 */
final class ObservedToolService extends ToolService {

	private final ObservedServiceContext service;

	ObservedToolService(ObservedServiceContext service) {
		this.service = service;
	}

	@Override
	public ToolServiceContext createContext(InvocationContext invocation, UserMessage message,
			List<ChatMessage> messages) {
		ToolServiceContext tools = super.createContext(invocation, message, messages);
		CurrentSteps steps = this.service.steps();
		return (steps != null && !tools.toolExecutors().isEmpty()) ? observed(tools, steps) : tools;
	}

	private static ToolServiceContext observed(ToolServiceContext tools, CurrentSteps steps) {
		Observation caller = steps.observation();
		Map<String, ToolExecutor> observed = new HashMap<>(tools.toolExecutors());
		observed.replaceAll((name, executor) -> new ObservedTool(executor, steps, caller));
		return tools.toBuilder().toolExecutors(observed).build();
	}

}

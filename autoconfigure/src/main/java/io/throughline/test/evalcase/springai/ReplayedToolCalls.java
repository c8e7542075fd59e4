package io.throughline.test.evalcase.springai;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.throughline.step.Steps;
import io.throughline.test.evalcase.EvalRun;
import io.throughline.test.evalcase.Replays;

import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Calls recorded tools while a case is running. The model is told of the real ones, and
 * Spring AI observes the calls and answers for their failures as ever.
 *
 * @param delegate the application's own
 * @param replays knows the run
 * @param steps knows the step of a tool
 */
record ReplayedToolCalls(ToolCallingManager delegate, ObjectProvider<Replays> replays,
		ObjectProvider<Steps> steps) implements ToolCallingManager {

	@Override
	public List<ToolDefinition> resolveToolDefinitions(ToolCallingChatOptions chatOptions) {
		return this.delegate.resolveToolDefinitions(chatOptions);
	}

	@Override
	public ToolExecutionResult executeToolCalls(Prompt prompt, ChatResponse chatResponse) {
		EvalRun run = this.replays.getObject().current();
		return this.delegate.executeToolCalls((run != null) ? replayed(prompt, chatResponse, run) : prompt,
				chatResponse);
	}

	private Prompt replayed(Prompt prompt, ChatResponse response, EvalRun run) {
		ToolCallingChatOptions options = (prompt.getOptions() instanceof ToolCallingChatOptions asked) ? asked
				: ToolCallingChatOptions.builder().build();
		List<ToolCallback> given = Objects.requireNonNullElse(options.getToolCallbacks(), List.of());
		Map<String, ToolCallback> real = given.stream()
			.collect(Collectors.toMap((tool) -> tool.getToolDefinition().name(), Function.identity(),
					(one, other) -> one));
		// Also of a tool that is found elsewhere by its name.
		List<ToolCallback> recorded = response.getResults()
			.stream()
			.flatMap((result) -> result.getOutput().getToolCalls().stream())
			.map(AssistantMessage.ToolCall::name)
			.distinct()
			.<ToolCallback>map((name) -> new ReplayedTool(name, real.get(name), run, this.steps))
			.toList();
		return new Prompt(prompt.getInstructions(),
				ToolCallingChatOptions.builder().toolCallbacks(recorded).toolContext(options.getToolContext()).build());
	}

}

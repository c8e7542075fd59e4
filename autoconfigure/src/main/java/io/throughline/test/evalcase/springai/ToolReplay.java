package io.throughline.test.evalcase.springai;

import io.throughline.step.Steps;
import io.throughline.test.evalcase.Replays;

import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts the recorded replies in place of the tools that models ask for.
 */
final class ToolReplay implements BeanPostProcessor {

	private final ObjectProvider<Replays> replays;

	private final ObjectProvider<Steps> steps;

	ToolReplay(ObjectProvider<Replays> replays, ObjectProvider<Steps> steps) {
		this.replays = replays;
		this.steps = steps;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof ToolCallingManager tools) ? new ReplayedToolCalls(tools, this.replays, this.steps)
				: bean;
	}

}

package io.throughline.genai.springai;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.step.Steps;

import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.tool.execution.ToolExecutionExceptionProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Wraps the beans that Spring AI observes itself in no way: what answers for failed
 * tools, memory, and the builders of chat clients for what they make of an answer. Memory
 * and builders only where they are declared by their interface, so that nobody asks for
 * the class.
 */
final class SpringAiPostProcessor implements BeanPostProcessor {

	private static final boolean CHAT_CLIENT = ClassUtils.isPresent("org.springframework.ai.chat.client.ChatClient",
			SpringAiPostProcessor.class.getClassLoader());

	private final ConfigurableListableBeanFactory beans;

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<Steps> steps;

	SpringAiPostProcessor(ConfigurableListableBeanFactory beans, ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<Steps> steps) {
		this.beans = beans;
		this.registry = registry;
		this.steps = steps;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ToolExecutionExceptionProcessor processor) {
			return new ToolErrors(processor, this.registry);
		}
		if (bean instanceof ChatMemory memory && isDeclaredAs(beanName, ChatMemory.class)) {
			return new MemorySteps(memory, this.steps);
		}
		if (CHAT_CLIENT && ParsedAnswers.supports(bean) && isDeclaredAs(beanName, ParsedAnswers.BUILDER)) {
			return ParsedAnswers.of(bean, this.steps);
		}
		return bean;
	}

	private boolean isDeclaredAs(String beanName, Class<?> type) {
		return this.beans.containsBeanDefinition(beanName)
				&& this.beans.getMergedBeanDefinition(beanName).getResolvableType().resolve() == type;
	}

}

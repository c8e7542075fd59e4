package io.throughline.genai.langchain4j;

import java.util.Collection;
import java.util.function.Supplier;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import io.throughline.step.MemoryStep;
import io.throughline.step.MemoryStep.Operation;
import io.throughline.step.OpenStep;
import io.throughline.step.StepKind;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Makes each use of chat memory a step, and each use of its store that no memory makes.
 *
 * @param steps where steps begin, or {@code null} if nothing is observed
 */
record MemoryInterceptor(Supplier<@Nullable CurrentSteps> steps) implements MethodInterceptor {

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Operation operation = operation(invocation);
		CurrentSteps current = (operation != null) ? this.steps.get() : null;
		if (operation == null || current == null || current.isIn(StepKind.MEMORY)) {
			return invocation.proceed();
		}
		OpenStep<MemoryStep> step = current.get().memory("chat_memory").operation(operation).open();
		step.set((memory) -> asked(memory, operation, invocation));
		return StepInvocation.proceed(invocation, step, MemoryInterceptor::found);
	}

	private static @Nullable Operation operation(MethodInvocation invocation) {
		String method = invocation.getMethod().getName();
		return (invocation.getThis() instanceof ChatMemory) ? ofMemory(method) : ofStore(method);
	}

	private static @Nullable Operation ofMemory(String method) {
		return switch (method) {
			case "messages" -> Operation.SEARCH;
			case "add" -> Operation.CREATE;
			case "set" -> Operation.UPDATE;
			case "clear" -> Operation.DELETE;
			default -> null;
		};
	}

	private static @Nullable Operation ofStore(String method) {
		return switch (method) {
			case "getMessages" -> Operation.SEARCH;
			case "updateMessages" -> Operation.UPDATE;
			case "deleteMessages" -> Operation.DELETE;
			default -> null;
		};
	}

	private static void asked(MemoryStep step, Operation operation, MethodInvocation invocation) {
		@Nullable Object[] arguments = invocation.getArguments();
		if (operation == Operation.CREATE || operation == Operation.UPDATE) {
			count(step, arguments[arguments.length - 1]);
		}
		if (invocation.getThis() instanceof ChatMemory memory) {
			step.store(name(memory)).conversationId(Conversations.name(memory.id()));
		}
		else if (invocation.getThis() instanceof ChatMemoryStore store) {
			step.store(name(store)).conversationId(Conversations.name(arguments[0]));
		}
	}

	private static void found(MemoryStep step, Object answer) {
		count(step, answer);
	}

	/**
	 * Set the number of messages, unless only to go through them would tell it.
	 */
	private static void count(MemoryStep step, @Nullable Object messages) {
		if (messages instanceof Collection<?> all) {
			step.recordCount(all.size());
		}
		else if (messages instanceof ChatMessage[] all) {
			step.recordCount(all.length);
		}
		else if (messages instanceof ChatMessage) {
			step.recordCount(1);
		}
	}

	private static String name(Object memory) {
		return ClassUtils.getUserClass(memory).getSimpleName();
	}

}

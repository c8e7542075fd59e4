package io.throughline.genai.langchain4j;

import java.util.function.Supplier;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.throughline.step.ModelStep;
import io.throughline.step.OpenStep;
import io.throughline.step.StepKind;
import io.throughline.step.StepScope;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Makes each call of a chat model a step, at once or streamed. Retries are within it.
 *
 * @param steps where steps begin
 */
record ChatInterceptor(CurrentSteps steps) implements MethodInterceptor {

	/**
	 * Return where the steps of a model begin.
	 * @param model a model, or {@code null}
	 * @return where they begin, or {@code null} if the model is not observed
	 */
	static @Nullable CurrentSteps stepsOf(@Nullable Object model) {
		ChatInterceptor interceptor = AdvisedObject.advice(model, ChatInterceptor.class);
		return (interceptor != null) ? interceptor.steps() : null;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (!invocation.getMethod().getName().equals("chat")) {
			return invocation.proceed();
		}
		OpenStep<ModelStep> step = open(invocation);
		@Nullable Object[] arguments = invocation.getArguments();
		int last = arguments.length - 1;
		if (last >= 0 && arguments[last] instanceof StreamingChatResponseHandler handler) {
			arguments[last] = StreamedAnswer.of(handler, step, this.steps.observation());
			return stream(invocation, step);
		}
		return (step != null) ? StepInvocation.proceed(invocation, step, (model, answer) -> answered(step, answer))
				: invocation.proceed();
	}

	private @Nullable OpenStep<ModelStep> open(MethodInvocation invocation) {
		Supplier<@Nullable String> conversation = this.steps.conversations().take(StepInvocation.argument(invocation));
		if (this.steps.isIn(StepKind.MODEL)) {
			return null;
		}
		OpenStep<ModelStep> step = this.steps.get().model("chat").open();
		step.set((model) -> model.conversationId(conversation.get()));
		step.set((model) -> ChatFacts.of(step).asked(invocation));
		return step;
	}

	private static void answered(OpenStep<ModelStep> step, Object answer) {
		if (answer instanceof ChatResponse response) {
			ChatFacts.of(step).answered(response);
		}
	}

	/**
	 * Start a stream, whose end is told to its handler.
	 */
	private static @Nullable Object stream(MethodInvocation invocation, @Nullable OpenStep<ModelStep> step)
			throws Throwable {
		if (step == null) {
			return invocation.proceed();
		}
		try (StepScope scope = step.makeCurrent()) {
			return invocation.proceed();
		}
		catch (Throwable ex) {
			step.failed(ex);
			step.close();
			throw ex;
		}
	}

}

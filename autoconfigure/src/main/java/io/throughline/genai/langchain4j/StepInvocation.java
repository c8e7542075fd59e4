package io.throughline.genai.langchain4j;

import java.util.function.BiConsumer;

import io.throughline.step.OpenStep;
import io.throughline.step.Step;
import io.throughline.step.StepScope;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * A call that is a step from its start to its return.
 */
final class StepInvocation {

	private StepInvocation() {
	}

	static <S extends Step<S>> @Nullable Object proceed(MethodInvocation invocation, OpenStep<S> step,
			BiConsumer<? super S, Object> answered) throws Throwable {
		try (StepScope scope = step.makeCurrent()) {
			Object answer = invocation.proceed();
			if (answer != null) {
				step.set((open) -> answered.accept(open, answer));
			}
			return answer;
		}
		catch (Throwable ex) {
			step.failed(ex);
			throw ex;
		}
		finally {
			step.close();
		}
	}

	static @Nullable Object argument(MethodInvocation invocation) {
		return (invocation.getArguments().length > 0) ? invocation.getArguments()[0] : null;
	}

}

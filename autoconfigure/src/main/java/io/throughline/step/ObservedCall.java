package io.throughline.step;

import java.util.concurrent.CompletionStage;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method that is a step. Whatever fails here but the method itself stays
 * away from the caller.
 *
 * @param step the step
 * @param method what the annotations of the method say
 * @param writer writes what the result tells
 * @param reactive knows results that begin to work later, or {@code null}
 * @param <S> type of the step
 */
record ObservedCall<S extends Step<S>>(Step<S> step, ObservedMethod method, ObservedValueWriter writer,
		@Nullable ReactiveResults reactive) {

	@Nullable Object proceed(MethodInvocation invocation) throws Throwable {
		return (this.reactive != null) ? subscribed(invocation, this.reactive) : called(invocation);
	}

	private @Nullable Object called(MethodInvocation invocation) throws Throwable {
		OpenStep<S> open = this.step.open();
		StepScope scope = open.makeCurrent();
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			scope.close();
			end(open, null, ex);
			throw ex;
		}
		scope.close();
		returned(open, result);
		return result;
	}

	private void returned(OpenStep<S> open, @Nullable Object result) {
		if (!(result instanceof CompletionStage<?> stage)) {
			end(open, result, null);
			return;
		}
		try {
			stage.whenComplete((value, error) -> end(open, value, error));
		}
		catch (RuntimeException | LinkageError ex) {
			// A stage that tells nobody when it completes: the step ends here.
			open.close();
		}
	}

	private void end(OpenStep<S> open, @Nullable Object result, @Nullable Throwable error) {
		if (error != null) {
			open.failed(error);
		}
		else {
			this.writer.writeResult(open.step(), this.method, result);
		}
		open.close();
	}

	private @Nullable Object subscribed(MethodInvocation invocation, ReactiveResults reactive) throws Throwable {
		Object result;
		try {
			result = invocation.proceed();
		}
		catch (Throwable ex) {
			end(this.step.open(), null, ex);
			throw ex;
		}
		return (result != null) ? reactive.observed(result, this.step,
				(step, element) -> this.writer.writeResult(step, this.method, element)) : null;
	}

}

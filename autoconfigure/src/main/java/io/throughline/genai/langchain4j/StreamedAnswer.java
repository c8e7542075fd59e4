package io.throughline.genai.langchain4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.micrometer.observation.Observation;
import io.throughline.step.ModelStep;
import io.throughline.step.OpenStep;
import org.jspecify.annotations.Nullable;

/**
 * Ends the step with its stream, and lets the application's callbacks run in the trace
 * that the call was made in, on whichever thread. A dynamic proxy, because each version
 * of LangChain4j adds callbacks.
 */
final class StreamedAnswer implements InvocationHandler {

	private final StreamingChatResponseHandler handler;

	private final @Nullable OpenStep<ModelStep> step;

	private final @Nullable Observation caller;

	private final AtomicBoolean ended = new AtomicBoolean();

	private StreamedAnswer(StreamingChatResponseHandler handler, @Nullable OpenStep<ModelStep> step,
			@Nullable Observation caller) {
		this.handler = handler;
		this.step = step;
		this.caller = caller;
	}

	static StreamingChatResponseHandler of(StreamingChatResponseHandler handler, @Nullable OpenStep<ModelStep> step,
			@Nullable Observation caller) {
		return (StreamingChatResponseHandler) Proxy.newProxyInstance(
				StreamingChatResponseHandler.class.getClassLoader(),
				new Class<?>[] { StreamingChatResponseHandler.class }, new StreamedAnswer(handler, step, caller));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (method.getName()) {
			case "onCompleteResponse" -> end(arguments);
			case "onError" -> end(arguments);
			default -> cancellable(arguments);
		}
		try (Observation.Scope scope = (this.caller != null) ? this.caller.openScope() : Observation.Scope.NOOP) {
			return method.invoke(this.handler, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	/**
	 * End the step, once: a broken stream is told as an error and then as complete.
	 */
	private void end(@Nullable Object @Nullable [] arguments) {
		if (this.step == null || !this.ended.compareAndSet(false, true)) {
			return;
		}
		OpenStep<ModelStep> open = this.step;
		Object outcome = (arguments != null) ? arguments[0] : null;
		if (outcome instanceof ChatResponse response) {
			open.set((model) -> ChatFacts.of(open).answered(response));
		}
		if (outcome instanceof Throwable error) {
			open.failed(error);
		}
		open.close();
	}

	private void cancellable(@Nullable Object @Nullable [] arguments) {
		if (arguments == null || arguments.length < 2 || this.step == null) {
			return;
		}
		if (arguments[1] instanceof PartialResponseContext context) {
			arguments[1] = new PartialResponseContext(new Handle(context.streamingHandle()));
		}
		else if (arguments[1] instanceof PartialThinkingContext context) {
			arguments[1] = new PartialThinkingContext(new Handle(context.streamingHandle()));
		}
		else if (arguments[1] instanceof PartialToolCallContext context) {
			arguments[1] = new PartialToolCallContext(new Handle(context.streamingHandle()));
		}
	}

	/**
	 * Ends the step when the application cancels the stream, of which no callback tells.
	 */
	private final class Handle implements StreamingHandle {

		private final StreamingHandle delegate;

		Handle(StreamingHandle delegate) {
			this.delegate = delegate;
		}

		@Override
		public void cancel() {
			this.delegate.cancel();
			OpenStep<ModelStep> open = StreamedAnswer.this.step;
			if (open != null && StreamedAnswer.this.ended.compareAndSet(false, true)) {
				open.cancelled();
				open.close();
			}
		}

		@Override
		public boolean isCancelled() {
			return this.delegate.isCancelled();
		}

	}

}

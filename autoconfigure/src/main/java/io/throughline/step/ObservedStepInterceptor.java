package io.throughline.step;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodClassKey;

/**
 * Calls methods with {@link ObservedStep} as steps. A method is called exactly once, be
 * it without a step.
 */
final class ObservedStepInterceptor implements MethodInterceptor {

	private static final Logger logger = LoggerFactory.getLogger(ObservedStepInterceptor.class);

	private final Map<MethodClassKey, ObservedMethod> methods = new ConcurrentHashMap<>();

	private final AtomicBoolean told = new AtomicBoolean();

	private final ObjectProvider<Steps> steps;

	private final ObjectProvider<ReactiveResults> reactive;

	private final ObservedValueWriter writer;

	ObservedStepInterceptor(BeanFactory beans) {
		// Looked up with each call: the advisor is there before all that it advises, and
		// a lock around the first look-up could meet that of the bean factory.
		this.steps = beans.getBeanProvider(Steps.class);
		this.reactive = beans.getBeanProvider(ReactiveResults.class);
		this.writer = new ObservedValueWriter(beans);
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		ObservedCall<?> call = prepare(invocation);
		return (call != null) ? call.proceed(invocation) : invocation.proceed();
	}

	private @Nullable ObservedCall<?> prepare(MethodInvocation invocation) {
		try {
			ObservedMethod method = method(invocation);
			Step<?> step = this.steps.getObject().of(method.kind(), method.name());
			this.writer.writeArguments(step, method, invocation.getArguments());
			ReactiveResults results = this.reactive.getIfAvailable();
			boolean later = results != null && results.supports(method.returnType());
			return new ObservedCall<>(step, method, this.writer, (later) ? results : null);
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			if (this.told.compareAndSet(false, true)) {
				logger.error("A method was not observed as a step; further failures are not logged", ex);
			}
			return null;
		}
	}

	private ObservedMethod method(MethodInvocation invocation) {
		Method called = invocation.getMethod();
		Object target = invocation.getThis();
		Class<?> type = (target != null) ? target.getClass() : called.getDeclaringClass();
		return this.methods.computeIfAbsent(new MethodClassKey(called, type),
				(unknown) -> ObservedMethod.of(called, type));
	}

}

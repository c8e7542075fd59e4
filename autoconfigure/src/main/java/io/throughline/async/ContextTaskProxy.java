package io.throughline.async;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.concurrent.Callable;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.scheduling.Trigger;
import org.springframework.util.ClassUtils;

/**
 * Wraps each task that is handed to an executor so that it runs in the context of who
 * handed it over. The proxy has the executor's own class where that can be extended, so
 * that it can be injected by class, else its interfaces.
 */
final class ContextTaskProxy implements MethodInterceptor {

	private final ContextSnapshotFactory snapshots;

	private ContextTaskProxy(ContextSnapshotFactory snapshots) {
		this.snapshots = snapshots;
	}

	static Object of(Object executor, ContextSnapshotFactory snapshots) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(executor);
		if (isExtensible(executor.getClass())) {
			factory.setProxyTargetClass(true);
		}
		else {
			factory.setInterfaces(ClassUtils.getAllInterfaces(executor));
		}
		factory.addAdvice(new ContextTaskProxy(snapshots));
		return factory.getProxy(ClassUtils.getDefaultClassLoader());
	}

	/**
	 * Return whether the proxy of an executor of this class can be injected as the class
	 * itself. The JDK does not let anybody extend its classes at run time.
	 */
	static boolean isExtensible(Class<?> type) {
		return Modifier.isPublic(type.getModifiers()) && !Modifier.isFinal(type.getModifiers()) && !type.isHidden()
				&& !type.getName().startsWith("java.");
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		@Nullable Object[] arguments = invocation.getArguments();
		if (arguments.length > 0 && arguments[0] != null && isWork(invocation)) {
			arguments[0] = wrap(arguments[0]);
		}
		return invocation.proceed();
	}

	private boolean isWork(MethodInvocation invocation) {
		// A periodic task has no submitter whose request it belongs to.
		boolean periodic = invocation.getArguments().length > 1 && invocation.getArguments()[1] instanceof Trigger;
		String name = invocation.getMethod().getName();
		return !periodic && !name.startsWith("scheduleAt") && !name.startsWith("scheduleWith");
	}

	private Object wrap(Object work) {
		if (work instanceof Collection<?> tasks) {
			return tasks.stream().map((task) -> wrap(task)).toList();
		}
		if (work instanceof Callable<?> callable) {
			return snapshot().wrap(callable);
		}
		return (work instanceof Runnable runnable) ? snapshot().wrap(runnable) : work;
	}

	private ContextSnapshot snapshot() {
		return this.snapshots.captureAll();
	}

}

package io.throughline.genai.langchain4j;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;

import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * An object whose calls are seen, in a proxy of its own type: LangChain4j's listeners
 * come with wrappers that can no longer be injected by class.
 */
final class AdvisedObject {

	private AdvisedObject() {
	}

	/**
	 * Return the object in a proxy.
	 * @param target the object
	 * @param interceptor sees its calls
	 * @param byInterface whether nobody asks for its class
	 * @return the proxy, or the object itself if its class allows none
	 */
	static Object of(Object target, MethodInterceptor interceptor, boolean byInterface) {
		if (target instanceof Advised advised && !advised.isFrozen()) {
			advised.addAdvice(0, interceptor);
			return target;
		}
		if (isExtensible(target.getClass())) {
			ProxyFactory factory = new ProxyFactory();
			factory.setProxyTargetClass(true);
			return proxy(factory, target, interceptor);
		}
		return byInterface ? byInterface(target, interceptor) : target;
	}

	/**
	 * Return the object in a proxy of its interfaces.
	 * @param target the object, of whose class nobody asks
	 * @param interceptor sees its calls
	 * @return the proxy
	 */
	static Object byInterface(Object target, MethodInterceptor interceptor) {
		return proxy(new ProxyFactory(ClassUtils.getAllInterfaces(target)), target, interceptor);
	}

	/**
	 * Return what sees the calls of an object.
	 * @param object the object, or {@code null}
	 * @param type type of what sees them
	 * @param <A> type of what sees them
	 * @return what sees them, or {@code null}
	 */
	static <A> @Nullable A advice(@Nullable Object object, Class<A> type) {
		if (object instanceof Advised advised) {
			for (Advisor advisor : advised.getAdvisors()) {
				if (type.isInstance(advisor.getAdvice())) {
					return type.cast(advisor.getAdvice());
				}
			}
		}
		return null;
	}

	private static Object proxy(ProxyFactory factory, Object target, MethodInterceptor interceptor) {
		factory.setTarget(target);
		factory.addAdvice(interceptor);
		return factory.getProxy(target.getClass().getClassLoader());
	}

	/**
	 * Return whether a class has subclasses that behave as it does: a proxy answers for
	 * equality itself, and what is final runs in it without the state of its target.
	 */
	private static boolean isExtensible(Class<?> type) {
		return !Modifier.isFinal(type.getModifiers()) && !type.isHidden()
				&& Arrays.stream(type.getDeclaredConstructors())
					.anyMatch((constructor) -> !Modifier.isPrivate(constructor.getModifiers()))
				&& Arrays.stream(type.getMethods()).noneMatch(AdvisedObject::isFixed);
	}

	private static boolean isFixed(Method method) {
		return method.getDeclaringClass() != Object.class
				&& (Modifier.isFinal(method.getModifiers()) || ReflectionUtils.isEqualsMethod(method));
	}

}

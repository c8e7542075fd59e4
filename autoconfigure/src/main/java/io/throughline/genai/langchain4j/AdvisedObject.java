package io.throughline.genai.langchain4j;

import java.lang.reflect.Modifier;

import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;

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
	 * @return the proxy, or the object itself if its class allows none
	 */
	static Object of(Object target, MethodInterceptor interceptor) {
		if (target instanceof Advised advised && !advised.isFrozen()) {
			advised.addAdvice(0, interceptor);
			return target;
		}
		int modifiers = target.getClass().getModifiers();
		boolean extensible = !Modifier.isFinal(modifiers) && !target.getClass().isHidden();
		if (!extensible && Modifier.isPublic(modifiers)) {
			return target;
		}
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(target);
		factory.setProxyTargetClass(extensible);
		if (!extensible) {
			factory.setInterfaces(ClassUtils.getAllInterfaces(target));
		}
		factory.addAdvice(interceptor);
		return factory.getProxy(target.getClass().getClassLoader());
	}

}

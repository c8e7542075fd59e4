package io.throughline.test.evalcase;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.util.ReflectionUtils;

/**
 * Makes the application context of tests with eval cases able to replay, and no other.
 */
final class ReplayCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		ReflectionUtils.MethodFilter cases = (method) -> AnnotatedElementUtils.hasAnnotation(method, EvalCases.class);
		return MethodIntrospector.selectMethods(testClass, cases).isEmpty() ? null : new ReplayCustomizer();
	}

}

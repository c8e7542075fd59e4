package io.throughline.step;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What the annotations of a method say.
 *
 * @param kind kind of the step
 * @param name name of the step
 * @param returnType type that the method declares
 * @param values what is told of its arguments and of its result
 */
record ObservedMethod(StepKind kind, String name, Class<?> returnType, List<ObservedValue> values) {

	static ObservedMethod of(Method called, Class<?> target) {
		Method method = AopUtils.getMostSpecificMethod(called, target);
		ObservedStep annotation = AnnotatedElementUtils.findMergedAnnotation(method, ObservedStep.class);
		Assert.state(annotation != null, () -> "No @ObservedStep on " + method);
		String name = StringUtils.hasText(annotation.name()) ? annotation.name() : snakeCase(method.getName());
		return new ObservedMethod(annotation.value(), name, method.getReturnType(),
				ObservedValue.of(new AnnotatedMethod(method)));
	}

	static String snakeCase(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
			.replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
			.toLowerCase(Locale.ROOT);
	}

}

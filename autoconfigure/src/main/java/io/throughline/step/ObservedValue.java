package io.throughline.step;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.annotation.ObservationKeyValue;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.StringUtils;

/**
 * An argument, or the result, that Micrometer's annotation makes a key-value.
 *
 * @param parameter index of the parameter, {@code -1} for the result
 * @param key the key
 * @param annotation the annotation
 */
record ObservedValue(int parameter, String key, ObservationKeyValue annotation) {

	private static final int RESULT = -1;

	/**
	 * Return what the annotations of a method and of those that it overrides say; the
	 * nearest one that names a key wins.
	 * @param method the method
	 */
	static List<ObservedValue> of(AnnotatedMethod method) {
		List<ObservedValue> values = new ArrayList<>();
		for (MethodParameter parameter : method.getMethodParameters()) {
			Annotation[] annotations = parameter.getParameterAnnotations();
			add(values, parameter.getParameterIndex(), MergedAnnotations.from(annotations));
		}
		add(values, RESULT, MergedAnnotations.from(method.getMethod(), SearchStrategy.TYPE_HIERARCHY));
		return List.copyOf(values);
	}

	boolean isResult() {
		return this.parameter == RESULT;
	}

	private static void add(List<ObservedValue> values, int parameter, MergedAnnotations annotations) {
		Map<String, ObservationKeyValue> byKey = new HashMap<>();
		annotations.stream(ObservationKeyValue.class)
			.map((annotation) -> annotation.synthesize())
			.filter((annotation) -> StringUtils.hasText(key(annotation)))
			.forEach((annotation) -> byKey.putIfAbsent(key(annotation), annotation));
		byKey.forEach((key, annotation) -> values.add(new ObservedValue(parameter, key, annotation)));
	}

	private static String key(ObservationKeyValue annotation) {
		return StringUtils.hasText(annotation.value()) ? annotation.value() : annotation.key();
	}

}

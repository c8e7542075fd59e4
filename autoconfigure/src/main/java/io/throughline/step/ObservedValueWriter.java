package io.throughline.step;

import io.micrometer.common.KeyValue;
import io.micrometer.common.annotation.NoOpValueResolver;
import io.micrometer.common.annotation.ValueExpressionResolver;
import io.micrometer.common.annotation.ValueResolver;
import io.micrometer.observation.annotation.ObservationKeyValue;
import io.micrometer.observation.aop.Cardinality;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.StringUtils;

/**
 * Writes arguments and results to a step as Micrometer's annotation says: by a resolver,
 * else by an expression, else as text.
 *
 * @param beans where resolvers are looked for
 */
record ObservedValueWriter(BeanFactory beans) {

	void writeArguments(Step<?> step, ObservedMethod method, @Nullable Object[] arguments) {
		method.values().stream().filter((value) -> !value.isResult()).forEach((value) -> {
			write(step, value, arguments[value.parameter()]);
		});
	}

	void writeResult(Step<?> step, ObservedMethod method, @Nullable Object result) {
		method.values().stream().filter(ObservedValue::isResult).forEach((value) -> write(step, value, result));
	}

	private void write(Step<?> step, ObservedValue value, @Nullable Object object) {
		step.guarded(() -> {
			KeyValue keyValue = KeyValue.of(value.key(), text(value.annotation(), object));
			if (value.annotation().cardinality() == Cardinality.LOW) {
				step.context().addLowCardinalityKeyValue(keyValue);
			}
			else {
				step.context().addHighCardinalityKeyValue(keyValue);
			}
		});
	}

	private String text(ObservationKeyValue annotation, @Nullable Object object) {
		if (annotation.resolver() != NoOpValueResolver.class) {
			return resolver(annotation.resolver()).resolve(object);
		}
		if (StringUtils.hasText(annotation.expression())) {
			return this.beans.getBean(ValueExpressionResolver.class).resolve(annotation.expression(), object);
		}
		return (object != null) ? object.toString() : "";
	}

	private ValueResolver resolver(Class<? extends ValueResolver> type) {
		ValueResolver bean = this.beans.getBeanProvider(type).getIfAvailable();
		return (bean != null) ? bean : BeanUtils.instantiateClass(type);
	}

}

package io.throughline.step;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a bean's method a step. It ends when the result is there: with the
 * method, with the stage that it returns, or with each subscription to the {@code Mono}
 * or {@code Flux} that it returns. Parameters with Micrometer's
 * {@code @ObservationKeyValue} become attributes of the span. The annotation may stand on
 * a method of an interface or a superclass. As with all of Spring's proxies, a bean's
 * calls of its own methods are not seen, nor are private and final ones.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ObservedStep {

	/**
	 * Return what the step is.
	 * @return the kind
	 */
	StepKind value();

	/**
	 * Return the name of the step.
	 * @return the name, by default that of the method in {@code snake_case}
	 */
	String name() default "";

}

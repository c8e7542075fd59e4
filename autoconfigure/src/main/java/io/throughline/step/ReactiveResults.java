package io.throughline.step;

import java.util.function.BiConsumer;

/**
 * Results that begin to work when they are subscribed to; there is one where their
 * library is.
 */
public interface ReactiveResults {

	/**
	 * Return whether a method that declares this type returns such a result.
	 * @param declared the declared type
	 * @return whether it does
	 */
	boolean supports(Class<?> declared);

	/**
	 * Have each subscription be a step.
	 * @param result what a method returned
	 * @param step the step
	 * @param each sets what an element tells of the step
	 * @param <S> type of the step
	 * @return what is returned in its place
	 */
	<S extends Step<S>> Object observed(Object result, Step<S> step, BiConsumer<? super S, Object> each);

}

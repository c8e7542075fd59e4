package io.throughline.genai.sdk;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.throughline.step.StepKind;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the vendors' libraries, which are built alike: a client leads to
 * services, and {@code withOptions} makes another client or service of one.
 */
public interface Sdk {

	/**
	 * Return the interface of a client.
	 * @param bean a bean
	 * @return the interface, or {@code null} if it is no client of the library itself
	 */
	@Nullable Class<?> clientType(Object bean);

	/**
	 * Return whether a client leads to objects of this type, which make calls in turn.
	 * @param type type that a method returns
	 * @return whether it is an interface of clients or services
	 */
	boolean isService(Class<?> type);

	/**
	 * Return the options that put our transport under the retries of a client.
	 * @param calls the calls that the transport belongs to
	 * @return argument of {@code withOptions}
	 */
	Consumer<?> tracing(SdkCalls calls);

	/**
	 * Return what a call with this argument is.
	 * @param argument argument of a method
	 * @return the kind, or {@code null} if it asks no model
	 */
	@Nullable StepKind kind(@Nullable Object argument);

	/**
	 * Return the same argument, whose requests carry a stamp.
	 * @param argument argument of a method
	 * @param stamp value of {@link SdkCalls#HEADER}
	 * @return a copy, or {@code null} if it asks no model
	 */
	@Nullable Object stamped(@Nullable Object argument, String stamp);

	/**
	 * Return when an asynchronous stream ends.
	 * @param result what a method returned
	 * @return completed at the end, or {@code null} if it is no such stream
	 */
	@Nullable CompletionStage<?> streamEnd(@Nullable Object result);

}

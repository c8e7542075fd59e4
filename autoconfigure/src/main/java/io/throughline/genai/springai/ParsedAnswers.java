package io.throughline.genai.springai;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

import io.throughline.step.Steps;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.converter.StructuredOutputConverter;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Follows a builder of chat clients through its fluent interfaces to where an answer
 * becomes an object, and puts a step around that.
 */
final class ParsedAnswers implements InvocationHandler {

	static final Class<?> BUILDER = ChatClient.Builder.class;

	private static final Set<Class<?>> FOLLOWED = Set.of(BUILDER, ChatClient.class,
			ChatClient.ChatClientRequestSpec.class, ChatClient.CallResponseSpec.class);

	private static final Set<String> CONVERSIONS = Set.of("entity", "responseEntity");

	private final Object delegate;

	private final ObjectProvider<Steps> steps;

	private ParsedAnswers(Object delegate, ObjectProvider<Steps> steps) {
		this.delegate = delegate;
		this.steps = steps;
	}

	static boolean supports(Object bean) {
		return bean instanceof ChatClient.Builder;
	}

	static Object of(Object builder, ObjectProvider<Steps> steps) {
		return new ParsedAnswers(builder, steps).proxy(BUILDER);
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			Object result = call(method, arguments);
			if (result == this.delegate) {
				return proxy;
			}
			Class<?> type = method.getReturnType();
			return (result != null && FOLLOWED.contains(type)) ? new ParsedAnswers(result, this.steps).proxy(type)
					: result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments)
			throws ReflectiveOperationException {
		if (arguments == null || arguments[0] == null || !isConversion(method)) {
			return method.invoke(this.delegate, arguments);
		}
		Class<?>[] types = method.getParameterTypes();
		types[0] = StructuredOutputConverter.class;
		@Nullable Object[] converted = arguments.clone();
		converted[0] = ParserConverter.of(arguments[0], this.steps);
		return method.getDeclaringClass().getMethod(method.getName(), types).invoke(this.delegate, converted);
	}

	private static boolean isConversion(Method method) {
		return method.getDeclaringClass() == ChatClient.CallResponseSpec.class
				&& CONVERSIONS.contains(method.getName());
	}

	private Object proxy(Class<?> type) {
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, this);
	}

}

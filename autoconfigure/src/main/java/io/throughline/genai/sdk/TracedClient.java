package io.throughline.genai.sdk;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.UUID;
import java.util.function.Consumer;

import io.throughline.step.StepKind;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * A client or a service whose calls of models are traced. The library's own object stays
 * beside its traced copy and does everything else.
 */
final class TracedClient implements InvocationHandler {

	private static final String WITH_OPTIONS = "withOptions";

	private final Sdk sdk;

	private final SdkCalls calls;

	private final Object plain;

	private final Object traced;

	private TracedClient(Sdk sdk, SdkCalls calls, Object plain, Object traced) {
		this.sdk = sdk;
		this.calls = calls;
		this.plain = plain;
		this.traced = traced;
	}

	/**
	 * Return a client or service whose calls are traced, or itself where that is not
	 * possible.
	 */
	static Object of(Class<?> type, Object plain, Sdk sdk, SdkCalls calls) {
		Object proxy = calls.<@Nullable Object>guarded(() -> {
			Method withOptions = ReflectionUtils.findMethod(type, WITH_OPTIONS, Consumer.class);
			Object traced = (withOptions != null) ? ReflectionUtils.invokeMethod(withOptions, plain, sdk.tracing(calls))
					: null;
			return (traced != null) ? new TracedClient(sdk, calls, plain, traced).as(type) : null;
		});
		return (proxy != null) ? proxy : plain;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getName().equals("equals") && method.getDeclaringClass() == Object.class) {
			return arguments != null && proxy == arguments[0];
		}
		if (arguments == null || !method.getName().startsWith("create")) {
			return other(method, arguments);
		}
		if (method.isDefault()) {
			// Leads to a method that is none, here again.
			return InvocationHandler.invokeDefault(proxy, method, arguments);
		}
		StepKind kind = this.sdk.kind(arguments[0]);
		return (kind != null) ? call(kind, method, arguments) : other(method, arguments);
	}

	private @Nullable Object call(StepKind kind, Method method, @Nullable Object[] arguments) throws Throwable {
		String stamp = UUID.randomUUID().toString();
		Object stamped = this.calls.<@Nullable Object>guarded(() -> this.sdk.stamped(arguments[0], stamp));
		SdkCall call = (stamped != null) ? this.calls.begin(kind, stamp) : null;
		if (call == null) {
			return run(this.plain, method, arguments);
		}
		arguments[0] = stamped;
		try {
			Object result = run(this.traced, method, arguments);
			call.returned(result, this.sdk.streamEnd(result));
			return result;
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
	}

	private @Nullable Object other(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		Object result = run(this.plain, method, arguments);
		Class<?> type = method.getReturnType();
		if (result == null || !this.sdk.isService(type)) {
			return result;
		}
		if (method.getName().equals(WITH_OPTIONS)) {
			return of(type, result, this.sdk, this.calls);
		}
		Object copy = run(this.traced, method, arguments);
		return (copy != null) ? new TracedClient(this.sdk, this.calls, result, copy).as(type) : result;
	}

	private Object as(Class<?> type) {
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, this);
	}

	private static @Nullable Object run(Object target, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}

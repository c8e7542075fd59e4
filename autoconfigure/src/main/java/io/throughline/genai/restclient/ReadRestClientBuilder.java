package io.throughline.genai.restclient;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * A builder that wraps the request factory it is given. A proxy, since a client's builder
 * gains methods with each version of Spring.
 */
final class ReadRestClientBuilder implements InvocationHandler {

	private final RestClient.Builder delegate;

	private final ModelAttempts attempts;

	private ReadRestClientBuilder(RestClient.Builder delegate, ModelAttempts attempts) {
		this.delegate = delegate;
		this.attempts = attempts;
	}

	static RestClient.Builder of(RestClient.Builder delegate, ModelAttempts attempts) {
		return (RestClient.Builder) Proxy.newProxyInstance(RestClient.Builder.class.getClassLoader(),
				new Class<?>[] { RestClient.Builder.class }, new ReadRestClientBuilder(delegate, attempts));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		Object argument = (arguments != null && arguments.length == 1) ? arguments[0] : null;
		if (method.getName().equals("apply") && argument instanceof Consumer<?> consumer) {
			return apply((RestClient.Builder) proxy, consumer);
		}
		Object result = (argument instanceof ClientHttpRequestFactory factory)
				? call(method, this.attempts.reading(factory)) : call(method, arguments);
		if (result == this.delegate) {
			return proxy;
		}
		return (result instanceof RestClient.Builder copy) ? of(copy, this.attempts) : result;
	}

	@SuppressWarnings("unchecked")
	private static RestClient.Builder apply(RestClient.Builder proxy, Consumer<?> consumer) {
		((Consumer<RestClient.Builder>) consumer).accept(proxy);
		return proxy;
	}

	private @Nullable Object call(Method method, Object @Nullable ... arguments) throws Throwable {
		try {
			return method.invoke(this.delegate, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}

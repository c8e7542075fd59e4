package io.throughline.genai.langchain4j;

import dev.langchain4j.http.client.HttpClient;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Observes the HTTP clients that a builder makes.
 *
 * @param interceptor sees the calls of the clients
 */
record HttpClientBuilderInterceptor(MethodInterceptor interceptor) implements MethodInterceptor {

	// The client on Spring's RestClient, whose requests are observed already.
	private static final String SPRING = "dev.langchain4j.http.client.spring.";

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		return (result instanceof HttpClient && !result.getClass().getName().startsWith(SPRING))
				? AdvisedObject.of(result, this.interceptor, true) : result;
	}

}

package io.throughline.genai.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.genai.ReadInputStream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Observes each request of an HTTP client, and lets the attempt read request and response
 * as they go by.
 *
 * @param registry where requests are observed
 */
record HttpClientInterceptor(ObjectProvider<ObservationRegistry> registry) implements MethodInterceptor {

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		@Nullable Object[] arguments = invocation.getArguments();
		if (arguments.length == 0 || !(arguments[0] instanceof HttpRequest request)
				|| !(invocation.getThis() instanceof HttpClient client)) {
			return invocation.proceed();
		}
		HttpExchange exchange = HttpExchange.start(request, this.registry.getObject());
		if (arguments[arguments.length - 1] instanceof ServerSentEventListener listener) {
			ServerSentEventParser parser = (arguments[1] instanceof ServerSentEventParser given) ? given
					: new DefaultServerSentEventParser();
			stream(client, exchange, parser, listener);
			return null;
		}
		return send(client, exchange);
	}

	private static SuccessfulHttpResponse send(HttpClient client, HttpExchange exchange) {
		try (Observation.Scope scope = exchange.observation().openScope()) {
			SuccessfulHttpResponse response = client.execute(exchange.request());
			exchange.answered(response);
			exchange.end();
			return response;
		}
		catch (HttpException ex) {
			exchange.refused(ex);
			throw ex;
		}
		catch (Throwable ex) {
			exchange.failed(ex);
			throw ex;
		}
	}

	private static void stream(HttpClient client, HttpExchange exchange, ServerSentEventParser parser,
			ServerSentEventListener listener) {
		try (Observation.Scope scope = exchange.observation().openScope()) {
			client.execute(exchange.request(),
					(body, events) -> parser.parse(new ReadInputStream(body, -1, exchange), events),
					new ReadEvents(listener, exchange));
		}
		catch (Throwable ex) {
			exchange.failed(ex);
			throw ex;
		}
	}

}

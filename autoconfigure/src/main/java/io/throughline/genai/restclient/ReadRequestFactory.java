package io.throughline.genai.restclient;

import java.io.IOException;
import java.net.URI;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.AbstractClientHttpRequestFactoryWrapper;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Wraps the requests that may be calls of models; all others are the other factory's own.
 */
final class ReadRequestFactory extends AbstractClientHttpRequestFactoryWrapper implements DisposableBean {

	private final ModelAttempts attempts;

	ReadRequestFactory(ClientHttpRequestFactory delegate, ModelAttempts attempts) {
		super(delegate);
		this.attempts = attempts;
	}

	@Override
	protected ClientHttpRequest createRequest(URI uri, HttpMethod method, ClientHttpRequestFactory factory)
			throws IOException {
		ClientHttpRequest request = factory.createRequest(uri, method);
		if (!this.attempts.supports(method, uri)) {
			return request;
		}
		return (request instanceof StreamingHttpOutputMessage streaming)
				? new ReadStreamingRequest(request, streaming, this.attempts) : new ReadRequest(request, this.attempts);
	}

	@Override
	public void destroy() throws Exception {
		if (getDelegate() instanceof DisposableBean disposable) {
			disposable.destroy();
		}
	}

}

package io.throughline.genai.langchain4j;

import java.net.URI;

import dev.langchain4j.http.client.HttpRequest;
import io.throughline.propagation.CarrierAdapter;

/**
 * Requests of LangChain4j's HTTP clients.
 */
final class HttpRequestCarrier implements CarrierAdapter {

	@Override
	public boolean supports(Object carrier) {
		return carrier instanceof HttpRequest.Builder;
	}

	@Override
	public Target target(Object carrier) {
		HttpRequest request = ((HttpRequest.Builder) carrier).build();
		return new Target(request.method().name(), URI.create(request.url()));
	}

}

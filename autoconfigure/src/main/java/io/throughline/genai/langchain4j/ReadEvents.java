package io.throughline.genai.langchain4j;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/**
 * Tells begin and end of a stream. The request ends before LangChain4j hears of it: the
 * tools and the requests that follow are no part of it.
 *
 * @param delegate LangChain4j's listener
 * @param exchange the request
 */
record ReadEvents(ServerSentEventListener delegate, HttpExchange exchange) implements ServerSentEventListener {

	@Override
	public void onOpen(SuccessfulHttpResponse response) {
		this.exchange.answered(response);
		this.delegate.onOpen(response);
	}

	@Override
	public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
		this.delegate.onEvent(event, context);
	}

	@Override
	public void onEvent(ServerSentEvent event) {
		this.delegate.onEvent(event);
	}

	@Override
	public void onError(Throwable error) {
		if (error instanceof HttpException refused) {
			this.exchange.refused(refused);
		}
		else {
			this.exchange.failed(error);
		}
		this.delegate.onError(error);
	}

	@Override
	public void onClose() {
		this.exchange.end();
		this.delegate.onClose();
	}

}

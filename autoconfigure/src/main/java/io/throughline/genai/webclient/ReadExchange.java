package io.throughline.genai.webclient;

import java.util.concurrent.atomic.AtomicBoolean;

import io.throughline.genai.ModelAttempt;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * One request and its response, read by the attempt as they go by.
 */
final class ReadExchange {

	private final ModelAttempt attempt;

	private final AtomicBoolean reading = new AtomicBoolean();

	ReadExchange(ModelAttempt attempt) {
		this.attempt = attempt;
	}

	Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
		return next.exchange(read(request)).map(this::read).doOnError(this.attempt::failed).doOnCancel(this::cancelled);
	}

	private ClientRequest read(ClientRequest request) {
		return ClientRequest.from(request)
			.body((output, context) -> request.body().insert(new ReadRequest(output, this.attempt), context))
			.build();
	}

	private ClientResponse read(ClientResponse response) {
		this.attempt.response(response.statusCode().value(),
				(name) -> response.headers().asHttpHeaders().getFirst(name));
		return response.mutate().body(this::read).build();
	}

	private Flux<DataBuffer> read(Flux<DataBuffer> body) {
		return body.doOnSubscribe((subscription) -> this.reading.set(true))
			.doOnNext((buffer) -> ReadRequest.read(buffer, this.attempt::body))
			.doOnComplete(this.attempt::end)
			.doOnError(this.attempt::failed)
			.doOnCancel(this.attempt::cancelled);
	}

	/**
	 * Once the body is read, it tells itself that the application goes away, and the
	 * response may be done with before.
	 */
	private void cancelled() {
		if (!this.reading.get()) {
			this.attempt.cancelled();
		}
	}

}

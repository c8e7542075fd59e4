package io.throughline.genai.webclient;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import io.throughline.genai.ModelAttempt;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;

/**
 * A request whose body the attempt reads while it is sent.
 */
final class ReadRequest extends ClientHttpRequestDecorator {

	private final ModelAttempt attempt;

	ReadRequest(ClientHttpRequest delegate, ModelAttempt attempt) {
		super(delegate);
		this.attempt = attempt;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith(read(body));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return super.writeAndFlushWith(Flux.from(body).map(this::read));
	}

	/**
	 * Read a part of the body. What is one buffer stays one, as clients send it at once.
	 */
	private Publisher<? extends DataBuffer> read(Publisher<? extends DataBuffer> body) {
		Consumer<DataBuffer> reader = (buffer) -> read(buffer, this.attempt::request);
		return (body instanceof Mono<? extends DataBuffer> whole) ? whole.doOnNext(reader)
				: Flux.from(body).doOnNext(reader);
	}

	/**
	 * Read a buffer without moving its position or taking it over.
	 */
	static void read(DataBuffer buffer, Consumer<ByteBuffer> reader) {
		try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
			parts.forEachRemaining(reader);
		}
	}

}

package io.throughline.genai.restclient;

import java.util.Collection;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.http.client.ClientHttpRequestFactory;

/**
 * Builds the request factories of another builder, wrapped.
 */
final class ReadRequestFactoryBuilder implements ClientHttpRequestFactoryBuilder<ClientHttpRequestFactory> {

	private final ClientHttpRequestFactoryBuilder<?> delegate;

	private final ModelAttempts attempts;

	ReadRequestFactoryBuilder(ClientHttpRequestFactoryBuilder<?> delegate, ModelAttempts attempts) {
		this.delegate = delegate;
		this.attempts = attempts;
	}

	@Override
	public ClientHttpRequestFactory build(@Nullable HttpClientSettings settings) {
		return this.attempts.reading(this.delegate.build(settings));
	}

	/**
	 * Customize the factories before they are wrapped: a customizer may know their class.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public ClientHttpRequestFactoryBuilder<ClientHttpRequestFactory> withCustomizers(
			Collection<Consumer<ClientHttpRequestFactory>> customizers) {
		var builder = (ClientHttpRequestFactoryBuilder<ClientHttpRequestFactory>) this.delegate;
		return new ReadRequestFactoryBuilder(builder.withCustomizers(customizers), this.attempts);
	}

}

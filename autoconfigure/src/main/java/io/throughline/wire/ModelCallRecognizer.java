package io.throughline.wire;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises calls of models by path, then by the shape of the body. Thread-safe.
 */
public final class ModelCallRecognizer {

	private static final Logger logger = LoggerFactory.getLogger(ModelCallRecognizer.class);

	private final Routes routes = new Routes();

	private final Map<String, String> providers;

	private final LongSupplier nanoTime;

	private final AtomicBoolean warned = new AtomicBoolean();

	/**
	 * Create a recogniser.
	 * @param providers name of the provider by host, for hosts whose provider the path
	 * does not tell
	 */
	public ModelCallRecognizer(Map<String, String> providers) {
		this(providers, System::nanoTime);
	}

	ModelCallRecognizer(Map<String, String> providers, LongSupplier nanoTime) {
		this.providers = providers.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap((entry) -> entry.getKey().toLowerCase(Locale.ROOT),
					Map.Entry::getValue, (first, second) -> first));
		this.nanoTime = nanoTime;
	}

	/**
	 * Recognise a call by its path.
	 * @param method HTTP method
	 * @param uri where the request goes
	 * @return the exchange, or {@code null} where it is no call of a model
	 */
	public @Nullable ModelExchange recognize(String method, URI uri) {
		String path = (method.equals("POST")) ? uri.getRawPath() : null;
		Route route = (path != null) ? this.routes.find(path) : null;
		if (route == null) {
			return null;
		}
		String host = uri.getHost();
		String provider = (host != null) ? this.providers.get(host.toLowerCase(Locale.ROOT)) : null;
		return new ModelExchange((provider != null) ? route.with(provider) : route, provider == null, this.nanoTime,
				this::unreadable);
	}

	private void unreadable(Throwable failure) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("A model call could not be read, its facts are incomplete; said once", failure);
		}
	}

}

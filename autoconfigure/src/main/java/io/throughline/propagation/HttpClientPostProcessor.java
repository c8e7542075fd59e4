package io.throughline.propagation;

import java.net.http.HttpClient;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Observes the application's {@link HttpClient} beans, which have no customizer.
 */
final class HttpClientPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<HttpClientBodies> bodies;

	HttpClientPostProcessor(ObjectProvider<ObservationRegistry> registry, ObjectProvider<HttpClientBodies> bodies) {
		this.registry = registry;
		this.bodies = bodies;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof HttpClient client && !(bean instanceof TracedHttpClient))
				? new TracedHttpClient(client, this.registry, this.bodies) : bean;
	}

}

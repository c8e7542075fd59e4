package io.throughline.messaging.kafka;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/**
 * Puts our interceptors around those that a {@code ContainerCustomizer} has set in place
 * of the factory's, before the containers start.
 */
final class CustomizedContainers implements SmartLifecycle {

	private final ObjectProvider<KafkaListenerEndpointRegistry> registries;

	private final KafkaContextPostProcessor processor;

	private volatile boolean running;

	CustomizedContainers(ObjectProvider<KafkaListenerEndpointRegistry> registries,
			KafkaContextPostProcessor processor) {
		this.registries = registries;
		this.processor = processor;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	@Override
	public void start() {
		this.running = true;
		this.registries.forEach((registry) -> registry.getListenerContainers().forEach((container) -> {
			if (container instanceof AbstractMessageListenerContainer<?, ?> listening
					&& listening.getContainerProperties().isObservationEnabled()) {
				this.processor.intercept(listening);
			}
		}));
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}

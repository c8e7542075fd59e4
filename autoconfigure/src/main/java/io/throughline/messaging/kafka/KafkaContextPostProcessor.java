package io.throughline.messaging.kafka;

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.AbstractKafkaListenerContainerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Switches on the observations of the application's own templates, container factories
 * and containers, which Boot's properties do not reach, and puts our interceptors around
 * the ones they have.
 */
final class KafkaContextPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<ObservationRegistry> registry;

	private final boolean templates;

	private final boolean listeners;

	KafkaContextPostProcessor(ObjectProvider<ObservationRegistry> registry, Environment environment) {
		this.registry = registry;
		this.templates = environment.getProperty("spring.kafka.template.observation-enabled", Boolean.class, true);
		this.listeners = environment.getProperty("spring.kafka.listener.observation-enabled", Boolean.class, true);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof KafkaTemplate<?, ?> template && this.templates) {
			template.setObservationEnabled(true);
		}
		else if (bean instanceof AbstractKafkaListenerContainerFactory<?, ?, ?> factory && this.listeners) {
			configure(factory);
		}
		else if (bean instanceof AbstractMessageListenerContainer<?, ?> container && this.listeners) {
			configure(container);
		}
		return bean;
	}

	private <K, V> void configure(AbstractKafkaListenerContainerFactory<?, K, V> factory) {
		configure(factory.getContainerProperties());
		factory.setBatchInterceptor(batch(factory.getBatchInterceptor()));
		RecordInterceptor<K, V> interceptor = factory.getRecordInterceptor();
		if (interceptor != null) {
			factory.setRecordInterceptor(new TracedRecordInterceptor<>(this.registry.getObject(), interceptor));
		}
	}

	private <K, V> void configure(AbstractMessageListenerContainer<K, V> container) {
		configure(container.getContainerProperties());
		container.setBatchInterceptor(batch(container.getBatchInterceptor()));
		RecordInterceptor<K, V> interceptor = container.getRecordInterceptor();
		if (interceptor != null) {
			container.setRecordInterceptor(new TracedRecordInterceptor<>(this.registry.getObject(), interceptor));
		}
	}

	private void configure(ContainerProperties properties) {
		properties.setObservationEnabled(true);
		properties.setDeliveryAttemptHeader(true);
	}

	private <K, V> BatchInterceptor<K, V> batch(@Nullable BatchInterceptor<K, V> interceptor) {
		return new TracedBatchInterceptor<>(this.registry.getObject(), interceptor);
	}

}

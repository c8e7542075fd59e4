package io.throughline.messaging.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.RequiredIds;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.AbstractKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Switches on the observations of the application's own templates, container factories
 * and containers, which Boot's properties do not reach, puts our interceptors around the
 * ones they have, and gives each producer factory {@link TraceProducerInterceptor}.
 */
final class KafkaContextPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<ObservationRegistry> registry;

	private final ObjectProvider<HandOffs> handOffs;

	private final ObjectProvider<RequiredIds> required;

	private final boolean templates;

	private final boolean listeners;

	KafkaContextPostProcessor(ObjectProvider<ObservationRegistry> registry, ObjectProvider<HandOffs> handOffs,
			ObjectProvider<RequiredIds> required, Environment environment) {
		this.registry = registry;
		this.handOffs = handOffs;
		this.required = required;
		this.templates = environment.getProperty("spring.kafka.template.observation-enabled", Boolean.class, true);
		this.listeners = environment.getProperty("spring.kafka.listener.observation-enabled", Boolean.class, true);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof DefaultKafkaProducerFactory<?, ?> factory) {
			configure(factory);
		}
		else if (bean instanceof KafkaTemplate<?, ?> template && this.templates && knowsItsBroker(template)) {
			template.setObservationEnabled(true);
		}
		else if (bean instanceof AbstractKafkaListenerContainerFactory<?, ?, ?> factory && this.listeners) {
			configure(factory);
		}
		else if (bean instanceof AbstractMessageListenerContainer<?, ?> container && this.listeners) {
			configure(container.getContainerProperties());
			intercept(container);
		}
		return bean;
	}

	private void configure(DefaultKafkaProducerFactory<?, ?> factory) {
		String key = ProducerConfig.INTERCEPTOR_CLASSES_CONFIG;
		List<Object> interceptors = list(factory.getConfigurationProperties().get(key));
		if (!interceptors.contains(TraceProducerInterceptor.class.getName())
				&& !interceptors.contains(TraceProducerInterceptor.class)) {
			interceptors.add(TraceProducerInterceptor.class.getName());
			factory.updateConfigs(Map.of(key, interceptors));
		}
	}

	private List<Object> list(@Nullable Object present) {
		List<Object> interceptors = new ArrayList<>();
		if (present instanceof List<?> list) {
			interceptors.addAll(list);
		}
		else if (present instanceof String names && !names.isBlank()) {
			interceptors.addAll(List.of(names.strip().split("\\s*,\\s*")));
		}
		else if (present instanceof Class<?>) {
			interceptors.add(present);
		}
		return interceptors;
	}

	// An observed template fails to start where its factory, such as that of a routing
	// template or of a test's mock producer, does not say which broker it is for.
	private boolean knowsItsBroker(KafkaTemplate<?, ?> template) {
		try {
			return template.getProducerFactory()
				.getConfigurationProperties()
				.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG) != null;
		}
		catch (UnsupportedOperationException ex) {
			return false;
		}
	}

	private <K, V> void configure(AbstractKafkaListenerContainerFactory<?, K, V> factory) {
		configure(factory.getContainerProperties());
		factory.setBatchInterceptor(batch(factory.getBatchInterceptor()));
		factory.setRecordInterceptor(record(factory.getRecordInterceptor()));
	}

	<K, V> void intercept(AbstractMessageListenerContainer<K, V> container) {
		container.setBatchInterceptor(batch(container.getBatchInterceptor()));
		container.setRecordInterceptor(record(container.getRecordInterceptor()));
		if (this.required.getObject().isRejecting()) {
			// Before a transaction, what an interceptor throws reaches no error handler.
			container.setInterceptBeforeTx(false);
		}
	}

	private void configure(ContainerProperties properties) {
		properties.setObservationEnabled(true);
		properties.setDeliveryAttemptHeader(true);
	}

	// A container bean made by a factory has our interceptors already.
	private <K, V> BatchInterceptor<K, V> batch(@Nullable BatchInterceptor<K, V> present) {
		return (present instanceof TracedBatchInterceptor) ? present
				: new TracedBatchInterceptor<>(this.registry, this.handOffs, this.required, present);
	}

	private <K, V> RecordInterceptor<K, V> record(@Nullable RecordInterceptor<K, V> present) {
		return (present instanceof TracedRecordInterceptor) ? present
				: new TracedRecordInterceptor<>(this.registry, this.required, present);
	}

}

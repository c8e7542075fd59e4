package io.throughline.messaging.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.PropagationAutoConfiguration;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Auto-configuration of Kafka.
 */
@AutoConfiguration(after = { PropagationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class },
		before = KafkaAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ KafkaTemplate.class, KafkaAutoConfiguration.class })
@ConditionalOnBean({ Tracer.class, HandOffs.class })
public final class KafkaMessagingAutoConfiguration {

	@Bean
	static KafkaContextPostProcessor throughlineKafkaContextPostProcessor(ObjectProvider<ObservationRegistry> registry,
			Environment environment) {
		return new KafkaContextPostProcessor(registry, environment);
	}

	@Bean
	static CarrierAdapter throughlineKafkaCarrier() {
		return new KafkaHeaderValues();
	}

	@Bean
	static KafkaReceiverHandler throughlineKafkaReceiverHandler(HandOffs handOffs) {
		return new KafkaReceiverHandler(handOffs);
	}

	@Bean
	RecordScopes throughlineRecordScopes(ObservationRegistry registry) {
		return new RecordScopes(registry);
	}

	@Bean
	DefaultKafkaProducerFactoryCustomizer throughlineProducerInterceptor() {
		return (factory) -> factory.updateConfigs(Map.of(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
				interceptors(factory.getConfigurationProperties().get(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG))));
	}

	private List<Object> interceptors(@Nullable Object present) {
		List<Object> interceptors = new ArrayList<>();
		if (present instanceof List<?> list) {
			interceptors.addAll(list);
		}
		else if (present instanceof String names) {
			interceptors.addAll(List.of(names.split("\\s*,\\s*")));
		}
		else if (present != null) {
			interceptors.add(present);
		}
		interceptors.add(TraceProducerInterceptor.class.getName());
		return interceptors;
	}

}

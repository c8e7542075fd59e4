package io.throughline.messaging.kafka;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.CarrierAdapter;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.PropagationAutoConfiguration;
import io.throughline.propagation.RequiredIds;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
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
			ObjectProvider<HandOffs> handOffs, ObjectProvider<RequiredIds> required, Environment environment) {
		return new KafkaContextPostProcessor(registry, handOffs, required, environment);
	}

	@Bean
	static CustomizedContainers throughlineCustomizedContainers(
			ObjectProvider<KafkaListenerEndpointRegistry> registries, KafkaContextPostProcessor processor) {
		return new CustomizedContainers(registries, processor);
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
	static KafkaSenderHandler throughlineKafkaSenderHandler(HandOffs handOffs) {
		return new KafkaSenderHandler(handOffs);
	}

	@Bean
	RecordScopes throughlineRecordScopes(ObservationRegistry registry) {
		return new RecordScopes(registry);
	}

}

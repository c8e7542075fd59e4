package io.throughline.sample.refund;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** The topics of the refund worker and what happens when it fails. */
@Configuration(proxyBeanMethods = false)
final class RefundConfiguration {

	private static final long RETRIES = 2;

	private static final long BACK_OFF_MILLIS = 200;

	@Bean
	NewTopic refunds() {
		return TopicBuilder.name(RefundJob.TOPIC).partitions(Integer.parseInt(RefundJob.PARTITIONS)).build();
	}

	@Bean
	NewTopic deadRefunds() {
		return TopicBuilder.name(RefundJob.DEAD_LETTERS).partitions(1).build();
	}

	@Bean
	DefaultErrorHandler retryThenDeadLetter(KafkaTemplate<String, Object> kafka) {
		KafkaOperations<String, Object> operations = kafka;
		DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(operations,
				(failed, ex) -> deadLetter(failed.topic()));
		DefaultErrorHandler handler = new DefaultErrorHandler(recoverer, new FixedBackOff(BACK_OFF_MILLIS, RETRIES));
		// The worker has logged the failure in one line.
		handler.setLogLevel(KafkaException.Level.DEBUG);
		return handler;
	}

	// A dead letter that cannot be read is dropped: there is no topic behind it.
	private static @Nullable TopicPartition deadLetter(String topic) {
		return topic.equals(RefundJob.TOPIC) ? new TopicPartition(RefundJob.DEAD_LETTERS, -1) : null;
	}

}

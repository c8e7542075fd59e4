package io.throughline.messaging.kafka;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.RecordInterceptor;

/**
 * Interceptors of an application that leave a log line at each call.
 */
final class SayingInterceptors {

	private SayingInterceptors() {
	}

	/**
	 * Interceptor of records.
	 *
	 * @param received where lines go
	 */
	record OfRecords(Received received) implements RecordInterceptor<Object, Object> {

		@Override
		public ConsumerRecord<Object, Object> intercept(ConsumerRecord<Object, Object> record,
				Consumer<Object, Object> consumer) {
			this.received.say("intercept " + record.value());
			return record;
		}

		@Override
		public void success(ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
			this.received.say("success " + record.value());
		}

		@Override
		public void failure(ConsumerRecord<Object, Object> record, Exception ex, Consumer<Object, Object> consumer) {
			this.received.say("failure " + record.value());
		}

		@Override
		public void afterRecord(ConsumerRecord<Object, Object> record, Consumer<Object, Object> consumer) {
			this.received.say("after " + record.value());
		}

	}

	/**
	 * Interceptor of batches.
	 *
	 * @param received where lines go
	 */
	record OfBatches(Received received) implements BatchInterceptor<Object, Object> {

		@Override
		public ConsumerRecords<Object, Object> intercept(ConsumerRecords<Object, Object> records,
				Consumer<Object, Object> consumer) {
			this.received.say("intercept batch");
			return records;
		}

		@Override
		public void success(ConsumerRecords<Object, Object> records, Consumer<Object, Object> consumer) {
			this.received.say("success batch");
		}

		@Override
		public void failure(ConsumerRecords<Object, Object> records, Exception ex, Consumer<Object, Object> consumer) {
			this.received.say("failure batch");
		}

	}

}

package io.throughline.messaging.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * How often the batches of one consumer thread failed before: whole ones, which come
 * again in the same poll, and those cut at a record, which come again in a later one.
 * Holds one record's place for each partition at most.
 */
final class FailedBatches {

	private final Map<TopicPartition, Failure> failures = new HashMap<>();

	/**
	 * Return how often the batch failed before, and forget what it has passed.
	 */
	int retries(ConsumerRecords<?, ?> records) {
		int retries = 0;
		for (TopicPartition partition : records.partitions()) {
			Failure failure = this.failures.get(partition);
			List<? extends ConsumerRecord<?, ?>> polled = records.records(partition);
			if (failure != null && polled.get(0).offset() > failure.offset()) {
				this.failures.remove(partition);
			}
			else if (failure != null && polled.get(polled.size() - 1).offset() >= failure.offset()) {
				retries = Math.max(retries, failure.count());
			}
		}
		return retries;
	}

	void succeeded(ConsumerRecords<?, ?> records) {
		this.failures.keySet().removeAll(records.partitions());
	}

	void failed(ConsumerRecords<?, ?> records, Exception exception) {
		ConsumerRecord<?, ?> record = culprit(records, exception);
		this.failures.merge(new TopicPartition(record.topic(), record.partition()), new Failure(record.offset(), 1),
				(before, now) -> (before.offset() == now.offset()) ? new Failure(now.offset(), before.count() + 1)
						: now);
	}

	boolean isEmpty() {
		return this.failures.isEmpty();
	}

	private ConsumerRecord<?, ?> culprit(ConsumerRecords<?, ?> records, Exception exception) {
		BatchListenerFailedException named = named(exception);
		if (named != null && named.getRecord() != null) {
			return named.getRecord();
		}
		int index = (named != null) ? named.getIndex() : 0;
		ConsumerRecord<?, ?> first = records.iterator().next();
		for (ConsumerRecord<?, ?> record : records) {
			if (index-- == 0) {
				return record;
			}
		}
		return first;
	}

	private @Nullable BatchListenerFailedException named(Exception exception) {
		Throwable cause = exception;
		for (int depth = 0; cause != null && depth < 20; depth++) {
			if (cause instanceof BatchListenerFailedException named) {
				return named;
			}
			cause = cause.getCause();
		}
		return null;
	}

	/**
	 * A record that its batch failed at.
	 *
	 * @param offset its place in the partition
	 * @param count how often
	 */
	private record Failure(long offset, int count) {
	}

}

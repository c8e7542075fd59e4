package io.throughline.messaging.kafka;

import java.time.Duration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the listeners of an application got; each record leaves a log line.
 */
final class Received {

	private static final Logger logger = LoggerFactory.getLogger(Received.class);

	private final List<ConsumerRecord<?, ?>> records = new CopyOnWriteArrayList<>();

	private final Set<Object> onVirtualThreads = ConcurrentHashMap.newKeySet();

	void add(ConsumerRecord<?, ?> record) {
		// A platform thread belongs to a named group, a virtual one to the group of all.
		if (Thread.currentThread().getThreadGroup().getName().equals("VirtualThreads")) {
			this.onVirtualThreads.add(record.value());
		}
		say("got " + record.value());
		this.records.add(record);
	}

	boolean onVirtualThread(String value) {
		return this.onVirtualThreads.contains(value);
	}

	void say(String line) {
		logger.info(line);
	}

	List<ConsumerRecord<?, ?>> of(String topic) {
		return this.records.stream().filter((record) -> record.topic().equals(topic)).toList();
	}

	ConsumerRecord<?, ?> await(String topic, String value) {
		return Objects.requireNonNull(Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> of(topic).stream().filter((record) -> value.equals(record.value())).findFirst().orElse(null),
					Objects::nonNull));
	}

	static List<String> header(ConsumerRecord<?, ?> record, String name) {
		return StreamSupport.stream(record.headers().headers(name).spliterator(), false)
			.map((header) -> new String(header.value(), StandardCharsets.UTF_8))
			.toList();
	}

}

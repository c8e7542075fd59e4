package io.throughline.newapp;

import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Ships orders; lamps break at the first attempt.
 */
@Component
class OrderListener {

	private static final Logger logger = LoggerFactory.getLogger(OrderListener.class);

	private final AtomicInteger lamps = new AtomicInteger();

	@KafkaListener(id = "shipping", topics = "orders", properties = "auto.offset.reset=earliest")
	void ship(String item) {
		if (item.equals("lamp") && this.lamps.getAndIncrement() == 0) {
			throw new IllegalStateException("The lamp broke");
		}
		logger.info("{} shipped", item);
	}

}

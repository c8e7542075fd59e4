package io.throughline.newapp;

import io.throughline.step.Steps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes an order if it is in stock, and hands it over.
 */
@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final Steps steps;

	private final KafkaTemplate<String, String> orders;

	OrderController(Steps steps, KafkaTemplate<String, String> orders) {
		this.steps = steps;
		this.orders = orders;
	}

	@PostMapping("/orders/{item}")
	String order(@PathVariable String item) {
		boolean inStock = this.steps.tool("stock").call((step) -> inStock(item));
		this.orders.send("orders", item);
		logger.info("Order of {} taken", item);
		return (inStock) ? "shipped" : "waits";
	}

	private boolean inStock(String item) {
		if (item.equals("nothing")) {
			throw new IllegalArgumentException("There is no such item");
		}
		return !item.equals("lamp");
	}

}

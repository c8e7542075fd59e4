package io.throughline.handoff;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Runs a cell for each message, where the matrix has a broker.
 */
@Component
@ConditionalOnProperty("spring.kafka.bootstrap-servers")
class KafkaEntry {

	static final String TOPIC = "cells";

	static final String FAR = "far";

	private final CellController cells;

	KafkaEntry(CellController cells) {
		this.cells = cells;
	}

	@KafkaListener(topics = TOPIC, groupId = "cells")
	void cell(String message) throws Exception {
		String[] parts = message.split("\\|", 2);
		this.cells.handOver(parts[1], parts[0]);
	}

	@KafkaListener(topics = FAR, groupId = "far")
	void far(String text) {
		this.cells.far(text);
	}

}

package io.throughline.newapp;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * Takes orders.
 */
@SpringBootApplication(
		excludeName = { "org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
				"org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration",
				"org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration" })
class OrderApplication {

	@Bean
	EmbeddedKafkaKraftBroker broker(LoggingSystem logging) {
		Stream.of("kafka", "org.apache.kafka", "state.change.logger")
			.forEach((name) -> logging.setLogLevel(name, LogLevel.OFF));
		return new EmbeddedKafkaKraftBroker(1, 1, "orders");
	}

	@Bean
	KafkaConnectionDetails connection(EmbeddedKafkaKraftBroker broker) {
		return () -> List.of(broker.getBrokersAsString());
	}

}

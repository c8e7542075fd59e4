package io.throughline.messaging.kafka;

import java.util.Map;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.TestServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request's trace, tenant and session reach the worker behind a topic, and its dead
 * ends.
 */
@ExtendWith(KafkaBroker.Extension.class)
class KafkaEntryTests {

	@Test
	void carriesTheRequestsTraceAndIdentityToTheWorker(KafkaBroker broker) {
		try (KafkaApplication application = KafkaApplication.start(broker, TestServer.TOMCAT, Desk.class)) {
			ResponseEntity<String> answer = RestClient.create(TestServer.url(application.context()))
				.get()
				.uri("/refund")
				.header("X-Tenant-Id", "umbrella")
				.header("X-Session-Id", "chat-7")
				.retrieve()
				.toEntity(String.class);
			Map<String, String> mdc = application.lines().mdc("got refund");
			assertThat(mdc).containsEntry("trace_id", answer.getHeaders().getFirst("X-Trace-Id"))
				.containsEntry("ref", answer.getHeaders().getFirst("X-Reference"))
				.containsEntry("tenant_id", "umbrella")
				.containsEntry("session_id", "chat-7");
			SpanData consumer = application.spans().await(mdc.get("span_id"));
			SpanData producer = application.spans().await(consumer.getParentSpanId());
			assertThat(application.spans().await(producer.getParentSpanId()).getKind()).isEqualTo(SpanKind.SERVER);
		}
	}

	/**
	 * Takes requests and works on them behind a topic.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class Desk {

		@Bean
		Refunds refunds(KafkaTemplate<Object, Object> template, Received received) {
			return new Refunds(template, received);
		}

	}

	/**
	 * Its controller and its worker.
	 *
	 * @param template how it sends
	 * @param received where records go
	 */
	@RestController
	record Refunds(KafkaTemplate<Object, Object> template, Received received) {

		@GetMapping("/refund")
		String refund() {
			this.template.send("refunds", "refund").join();
			return "accepted";
		}

		@KafkaListener(id = "refunds", topics = "refunds")
		void work(ConsumerRecord<String, String> record) {
			this.received.add(record);
		}

	}

}

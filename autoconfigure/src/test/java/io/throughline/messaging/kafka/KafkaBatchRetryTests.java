package io.throughline.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.throughline.messaging.kafka.KafkaApplication.Origin;
import io.throughline.reference.Reference;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A batch that fails: each attempt has its number, each dead letter the trace of its own
 * record, and the consumer's thread keeps nothing.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaBatchRetryTests {

	private KafkaApplication application;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.application = KafkaApplication.start(broker, BatchRetryApplication.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void retriesABatchOfSeveralTracesAndLeavesNothingOnTheThread() {
		Origin acme = send("acme", "whole", "fail a");
		Origin umbrella = send("umbrella", "whole", "fail b");
		listen("whole");
		assertDeadLetter("whole", "fail a", acme, "acme");
		assertDeadLetter("whole", "fail b", umbrella, "umbrella");
		assertThat(lines("batch [fail a, fail b]")).extracting((mdc) -> mdc.get("retry_count"))
			.containsExactly(null, "1", "2");
		assertThat(lines("batch [fail a, fail b]")).extracting((mdc) -> mdc.get("span_id")).doesNotHaveDuplicates();
		assertThat(lines("recovering fail a")).singleElement()
			.satisfies((mdc) -> assertThat(mdc).containsEntry("retry_count", "2").containsKey("trace_id"));
		this.application.sendUntraced("whole", "later");
		Map<String, String> later = this.application.lines().mdc("batch [later]");
		assertThat(later).containsKey("trace_id").doesNotContainKeys("tenant_id", "retry_count");
		assertThat(this.application.lines().containing("batch ["))
			.filteredOn((event) -> !event.getFormattedMessage().equals("batch [later]"))
			.extracting((event) -> event.getMDCPropertyMap().get("trace_id"))
			.doesNotContain(later.get("trace_id"));
	}

	@Test
	void keepsTheOneTraceOfABatchOverItsRetries() {
		Origin origin = this.application.origin("acme", () -> {
			this.application.template().send("same", "fail c").join();
			this.application.template().send("same", "fail d").join();
		});
		listen("same");
		assertDeadLetter("same", "fail d", origin, "acme");
		assertThat(lines("batch [fail c, fail d]")).hasSize(3)
			.extracting((mdc) -> mdc.get("trace_id"))
			.containsOnly(origin.traceId());
		container("same").stop();
		assertThat(this.application.lines().mdc("same: Consumer stopped")).doesNotContainKeys("trace_id", "tenant_id",
				"retry_count");
	}

	@Test
	void numbersTheAttemptsAtTheRecordThatABatchIsCutAt() {
		send("acme", "cut", "fine");
		Origin umbrella = send("umbrella", "cut", "bad e");
		send("acme", "cut", "fine too");
		listen("cut");
		assertDeadLetter("cut", "bad e", umbrella, "umbrella");
		assertThat(this.application.lines().mdc("batch [fine, bad e, fine too]")).doesNotContainKey("retry_count");
		this.application.lines().await("batch [fine too]");
		assertThat(lines("batch [bad e, fine too]")).extracting((mdc) -> mdc.get("retry_count"))
			.containsExactly("1", "2");
		assertThat(lines("batch [fine too]")).singleElement()
			.satisfies((mdc) -> assertThat(mdc).doesNotContainKey("retry_count"));
	}

	private void assertDeadLetter(String topic, String value, Origin origin, String tenant) {
		ConsumerRecord<?, ?> letter = this.application.received().await(topic + "-dead", value);
		assertThat(Received.header(letter, "traceparent")).singleElement()
			.asString()
			.startsWith("00-" + origin.traceId() + "-");
		assertThat(Received.header(letter, "X-Reference")).containsExactly(Reference.of(origin.traceId()).text());
		assertThat(Received.header(letter, "baggage")).singleElement().asString().contains("tenant.id=" + tenant);
		assertThat(lines("got " + value)).singleElement()
			.satisfies((mdc) -> assertThat(mdc).containsEntry("trace_id", origin.traceId())
				.containsEntry("tenant_id", tenant));
	}

	private Origin send(String tenant, String topic, String value) {
		return this.application.origin(tenant, () -> this.application.template().send(topic, value).join());
	}

	private void listen(String topic) {
		container(topic).start();
	}

	private MessageListenerContainer container(String topic) {
		return Objects.requireNonNull(
				this.application.context().getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(topic));
	}

	private List<Map<String, String>> lines(String text) {
		return this.application.lines()
			.matching((event) -> event.getFormattedMessage().equals(text))
			.stream()
			.map(ILoggingEvent::getMDCPropertyMap)
			.toList();
	}

	/**
	 * Fails at batches and at single records of batches.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class BatchRetryApplication {

		@Bean
		DefaultErrorHandler errorHandler(KafkaTemplate<Object, Object> template, Received received) {
			DeadLetterPublishingRecoverer dead = new DeadLetterPublishingRecoverer(template,
					(record, ex) -> new TopicPartition(record.topic() + "-dead", 0));
			return new DefaultErrorHandler((record, ex) -> {
				received.say("recovering " + record.value());
				dead.accept(record, ex);
			}, new FixedBackOff(0, 2));
		}

		@Bean
		Listeners listeners(Received received) {
			return new Listeners(received);
		}

		/**
		 * Its listeners.
		 *
		 * @param received where records go
		 */
		record Listeners(Received received) {

			@KafkaListener(id = "whole", topics = "whole", batch = "true", autoStartup = "false")
			void whole(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "same", topics = "same", batch = "true", autoStartup = "false")
			void same(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "cut", topics = "cut", batch = "true", autoStartup = "false")
			void cut(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "batch-dead", topics = { "whole-dead", "same-dead", "cut-dead" })
			void dead(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

			private void take(List<ConsumerRecord<String, String>> records) {
				List<String> values = records.stream().map(ConsumerRecord::value).toList();
				this.received.say("batch " + values);
				for (int i = 0; i < values.size(); i++) {
					if (values.get(i).startsWith("fail")) {
						throw new IllegalStateException(values.get(i));
					}
					if (values.get(i).startsWith("bad")) {
						throw new BatchListenerFailedException(values.get(i), i);
					}
				}
			}

		}

	}

}

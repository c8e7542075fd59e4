package io.throughline.messaging.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.messaging.kafka.KafkaApplication.Origin;
import io.throughline.reference.Reference;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.DltHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record that fails keeps its trace over retries, retry topics and dead letters, and
 * each attempt has its number and its own span.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaRetryTests {

	private static final AttributeKey<String> NEXT_ATTEMPT = AttributeKey.stringKey("throughline.job.next_attempt_at");

	private static final AttributeKey<Long> RETRY_COUNT = AttributeKey.longKey("throughline.retry.count");

	private KafkaApplication application;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.application = KafkaApplication.start(broker, RetryApplication.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void keepsTheTraceOverRetriesAndNumbersThem() {
		Origin origin = this.application.send("retried", "numbered");
		this.application.received().await("retried-dead", "numbered");
		List<Map<String, String>> lines = attempts("got numbered");
		assertThat(lines).extracting((mdc) -> mdc.get("trace_id")).containsOnly(origin.traceId());
		assertThat(lines).extracting((mdc) -> mdc.get("tenant_id")).containsOnly("acme");
		assertThat(lines).extracting((mdc) -> mdc.get("retry_count")).containsExactly(null, "1", "2", null);
		assertThat(lines).extracting((mdc) -> mdc.get("span_id")).doesNotHaveDuplicates();
		assertThat(this.application.lines().mdc("recovering numbered")).containsEntry("trace_id", origin.traceId())
			.containsEntry("retry_count", "2");
	}

	@Test
	void opensAConsumerSpanForEachAttempt() {
		Origin origin = this.application.send("retried", "spans");
		this.application.received().await("retried-dead", "spans");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> consumers(origin).size() == 4);
		List<SpanData> attempts = consumers(origin).subList(0, 3);
		assertThat(attempts).extracting((span) -> span.getAttributes().get(RETRY_COUNT)).containsExactly(null, 1L, 2L);
		assertThat(attempts).extracting(SpanData::getParentSpanId).containsOnly(attempts.get(0).getParentSpanId());
	}

	@Test
	void writesOneTraceparentAndTheReferenceOnTheDeadLetter() {
		Origin origin = this.application.send("retried", "dead");
		ConsumerRecord<?, ?> letter = this.application.received().await("retried-dead", "dead");
		assertThat(Received.header(letter, "traceparent")).singleElement().asString().contains(origin.traceId());
		assertThat(Received.header(letter, "baggage")).hasSize(1);
		assertThat(Received.header(letter, "X-Reference")).containsExactly(Reference.of(origin.traceId()).text());
	}

	@Test
	void countsARetriedRecordOnce() {
		this.application.send("counted", "once");
		this.application.received().await("counted-dead", "once");
		assertThat(this.application.handOffs("counted -> counting", "carried")).isEqualTo(1);
	}

	@Test
	void keepsTheTraceOverRetryTopicsToTheDeadLetterHandler() {
		Origin origin = this.application.send("hopping", "hop");
		Map<String, String> dead = this.application.lines().mdc("gave up hop");
		List<Map<String, String>> lines = attempts("got hop");
		assertThat(lines).extracting((mdc) -> mdc.get("trace_id")).containsOnly(origin.traceId());
		assertThat(lines).extracting((mdc) -> mdc.get("retry_count")).containsExactly(null, "1", "2");
		assertThat(dead).containsEntry("trace_id", origin.traceId())
			.containsEntry("tenant_id", "acme")
			.containsEntry("retry_count", "3");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> consumers(origin).size() == 4);
		assertThat(consumers(origin)).extracting(SpanData::getParentSpanId).doesNotHaveDuplicates();
		assertThat(this.application.spans().of(origin.traceId(), SpanKind.PRODUCER))
			.filteredOn((span) -> span.getAttributes().get(NEXT_ATTEMPT) != null)
			.allSatisfy((span) -> assertThat(Instant.parse(span.getAttributes().get(NEXT_ATTEMPT))).isBetween(
					Instant.ofEpochSecond(0, span.getStartEpochNanos()).minusSeconds(1),
					Instant.ofEpochSecond(0, span.getEndEpochNanos()).plusSeconds(60)))
			.isNotEmpty();
	}

	@Test
	void leavesNoObservationOpenWhereARetryTopicGivesARecordOutTooEarly() {
		this.application.send("hopping", "early");
		this.application.lines().await("gave up early");
		MeterRegistry meters = this.application.context().getBean(MeterRegistry.class);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(meters.find("spring.kafka.listener.active").longTaskTimers()).isNotEmpty()
				.extracting(LongTaskTimer::activeTasks)
				.containsOnly(0));
		assertThat(this.application.handOffs("hopping-retry -> hopping-retry", "carried"))
			.isEqualTo(this.application.received().of("hopping-retry").size())
			.isPositive();
	}

	private List<Map<String, String>> attempts(String text) {
		return this.application.lines().containing(text).stream().map(ILoggingEvent::getMDCPropertyMap).toList();
	}

	private List<SpanData> consumers(Origin origin) {
		return this.application.spans().of(origin.traceId(), SpanKind.CONSUMER);
	}

	/**
	 * Fails at every record but dead letters.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class RetryApplication {

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

			@KafkaListener(id = "retried", topics = "retried")
			void fail(ConsumerRecord<String, String> record) {
				this.received.add(record);
				throw new IllegalStateException("failed at " + record.value());
			}

			@KafkaListener(id = "counting", topics = "counted")
			void count(ConsumerRecord<String, String> record) {
				fail(record);
			}

			@KafkaListener(id = "dead", topics = { "retried-dead", "counted-dead" })
			void dead(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

			@RetryableTopic(attempts = "3", backOff = @BackOff(delay = 300))
			@KafkaListener(id = "hopping", topics = "hopping")
			void hop(ConsumerRecord<String, String> record) {
				fail(record);
			}

			@DltHandler
			void giveUp(ConsumerRecord<String, String> record) {
				this.received.say("gave up " + record.value());
			}

		}

	}

}

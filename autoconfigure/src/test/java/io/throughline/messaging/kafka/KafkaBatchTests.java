package io.throughline.messaging.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.messaging.kafka.KafkaApplication.Origin;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A batch of one trace continues it, a batch of several links them all.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaBatchTests {

	private KafkaApplication application;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.application = KafkaApplication.start(broker, BatchApplication.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void continuesTheTraceThatAllRecordsShare() {
		Origin origin = this.application.origin("acme", () -> {
			send("shared", "one");
			send("shared", "two");
		});
		Batch batch = listen("shared");
		assertThat(batch.values()).containsExactly("one", "two");
		assertThat(batch.mdc()).containsEntry("trace_id", origin.traceId())
			.containsEntry("tenant_id", "acme")
			.doesNotContainKey("retry_count");
		SpanData span = this.application.spans().await(batch.mdc().get("span_id"));
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getLinks()).isEmpty();
		assertThat(span.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count"))).isEqualTo(2);
		assertThat(this.application.spans().await(span.getParentSpanId()).getKind()).isEqualTo(SpanKind.PRODUCER);
	}

	@Test
	void linksTheTracesOfABatchOfSeveral() {
		Origin acme = this.application.origin("acme", () -> send("several", "a"));
		Origin umbrella = this.application.origin("umbrella", () -> send("several", "b"));
		Batch batch = listen("several");
		assertThat(batch.mdc()).containsKey("trace_id").doesNotContainKey("tenant_id");
		assertThat(batch.mdc().get("trace_id")).isNotIn(acme.traceId(), umbrella.traceId());
		assertThat(links(batch)).containsExactly(acme.traceId(), umbrella.traceId());
	}

	@Test
	void linksWhereOneRecordHasNoTrace() {
		Origin acme = this.application.send("gap", "a");
		this.application.sendUntraced("gap", "b");
		Batch batch = listen("gap");
		assertThat(batch.mdc().get("trace_id")).isNotEqualTo(acme.traceId());
		assertThat(links(batch)).containsExactly(acme.traceId());
		assertThat(this.application.handOffs("gap -> gap", "carried")).isEqualTo(1);
		assertThat(this.application.handOffs("gap -> gap", "empty")).isEqualTo(1);
	}

	@Test
	void seesAnotherTraceBehindManyRecordsOfOne() {
		Origin many = this.application.origin("acme",
				() -> IntStream.range(0, 140).forEach((i) -> send("long", "v" + i)));
		this.application.origin("umbrella", () -> send("long", "last"));
		Batch batch = listen("long");
		assertThat(batch.values()).hasSize(141);
		assertThat(batch.mdc().get("trace_id")).isNotEqualTo(many.traceId());
		assertThat(links(batch)).hasSize(128);
	}

	@Test
	void opensTheScopeOfASingleRecordAndGoesBack() {
		Origin acme = this.application.origin("acme", () -> send("single", "a"));
		Origin umbrella = this.application.origin("umbrella", () -> send("single", "b"));
		Batch batch = listen("single");
		assertThat(batch.records()).extracting((mdc) -> mdc.get("trace_id"))
			.containsExactly(acme.traceId(), umbrella.traceId());
		assertThat(batch.records()).extracting((mdc) -> mdc.get("tenant_id")).containsExactly("acme", "umbrella");
		assertThat(batch.after()).isEqualTo(batch.mdc());
		SpanData span = this.application.spans().await(batch.records().get(1).get("span_id"));
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(this.application.spans().await(span.getParentSpanId()).getKind()).isEqualTo(SpanKind.PRODUCER);
		assertThat(this.application.handOffs("single -> single", "carried")).isEqualTo(2);
	}

	private void send(String topic, String value) {
		this.application.template().send(topic, value).join();
	}

	// The records are there before their listener, so that they come as one batch.
	private Batch listen(String topic) {
		this.application.context().getBean(KafkaListenerEndpointRegistry.class).getListenerContainer(topic).start();
		this.application.lines().await("batch done " + topic);
		return this.application.context()
			.getBean(BatchApplication.Listeners.class)
			.batches()
			.stream()
			.filter((batch) -> batch.topic().equals(topic))
			.findFirst()
			.orElseThrow();
	}

	private List<String> links(Batch batch) {
		return this.application.spans()
			.await(batch.mdc().get("span_id"))
			.getLinks()
			.stream()
			.map((link) -> link.getSpanContext().getTraceId())
			.toList();
	}

	/**
	 * A call of a batch listener.
	 *
	 * @param topic its topic
	 * @param values its records
	 * @param mdc MDC around it
	 * @param records MDC in the scope of each record
	 * @param after MDC after the last of those
	 */
	record Batch(String topic, List<String> values, Map<String, String> mdc, List<Map<String, String>> records,
			Map<String, String> after) {
	}

	/**
	 * Listens to batches, once told to.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class BatchApplication {

		@Bean
		Listeners listeners(Received received, RecordScopes scopes) {
			return new Listeners(received, scopes, new CopyOnWriteArrayList<>());
		}

		/**
		 * Its listeners.
		 *
		 * @param received where lines go
		 * @param scopes scopes of single records
		 * @param batches what was called
		 */
		record Listeners(Received received, RecordScopes scopes, List<Batch> batches) {

			@KafkaListener(id = "shared", topics = "shared", batch = "true", autoStartup = "false")
			void shared(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "several", topics = "several", batch = "true", autoStartup = "false")
			void several(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "gap", topics = "gap", batch = "true", autoStartup = "false")
			void gap(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "long", topics = "long", batch = "true", autoStartup = "false")
			void many(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			@KafkaListener(id = "single", topics = "single", batch = "true", autoStartup = "false")
			void single(List<ConsumerRecord<String, String>> records) {
				take(records);
			}

			private void take(List<ConsumerRecord<String, String>> records) {
				Map<String, String> mdc = MDC.getCopyOfContextMap();
				List<Map<String, String>> single = new ArrayList<>();
				records.forEach((record) -> this.scopes.run(record, () -> single.add(MDC.getCopyOfContextMap())));
				String topic = records.get(0).topic();
				this.batches.add(new Batch(topic, records.stream().map(ConsumerRecord::value).toList(), mdc, single,
						MDC.getCopyOfContextMap()));
				this.received.say("batch done " + topic);
			}

		}

	}

}

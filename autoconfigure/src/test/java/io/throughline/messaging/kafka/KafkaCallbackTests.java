package io.throughline.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.throughline.messaging.kafka.KafkaApplication.Origin;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is called beside and after a listener has the trace as well: futures, publishers,
 * interceptors, send callbacks.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaCallbackTests {

	private KafkaApplication application;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.application = KafkaApplication.start(broker, CallbackApplication.class,
				"spring.kafka.listener.poll-timeout=100ms");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "future", "mono" })
	void keepsTheTraceInTheMethodAndInItsAsynchronousBody(String topic) {
		Origin origin = this.application.send(topic, "body");
		assertTrace("method of " + topic + " body", origin);
		assertTrace("body of " + topic + " body", origin);
	}

	@Test
	void keepsTheTraceWhereAFutureFailsAndIsRecovered() {
		Origin origin = this.application.send("failing-future", "value");
		assertTrace("recovering failing-future", origin);
		List<ILoggingEvent> attempts = this.application.lines().containing("method of failing-future");
		assertThat(attempts).extracting((event) -> event.getMDCPropertyMap().get("retry_count"))
			.containsExactly(null, "1");
	}

	@Test
	void keepsTheTraceInTheCallbackOfASend() {
		Origin origin = this.application.origin("acme",
				() -> this.application.template()
					.send("untouched", "value")
					.whenComplete((result, ex) -> this.application.received().say("sent value")));
		assertTrace("sent value", origin);
	}

	@Test
	void callsTheApplicationsRecordInterceptorInTheTrace() {
		Origin origin = this.application.send("future", "intercepted");
		for (String call : List.of("intercept", "success", "after")) {
			assertTrace(call + " intercepted", origin);
		}
		assertThat(this.application.lines().mdc("after intercepted").get("span_id"))
			.isEqualTo(this.application.lines().mdc("intercept intercepted").get("span_id"));
	}

	@Test
	void callsTheApplicationsRecordInterceptorInTheTraceOfAFailure() {
		Origin origin = this.application.send("failing", "broken");
		for (String call : List.of("intercept", "failure", "after")) {
			assertTrace(call + " broken", origin);
		}
	}

	@Test
	void callsTheApplicationsBatchInterceptorInTheTrace() {
		Origin origin = this.application.send("batch", "value");
		for (String call : List.of("intercept", "success")) {
			assertTrace(call + " batch", origin);
		}
	}

	@Test
	void callsTheApplicationsBatchInterceptorInTheTraceOfAFailure() {
		Origin origin = this.application.send("failing-batch", "value");
		assertTrace("failure batch", origin);
	}

	private void assertTrace(String line, Origin origin) {
		Map<String, String> mdc = this.application.lines().mdc(line);
		assertThat(mdc).as(line).containsEntry("trace_id", origin.traceId()).containsEntry("tenant_id", "acme");
	}

	/**
	 * Has asynchronous listeners and interceptors.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class CallbackApplication {

		@Bean
		DefaultErrorHandler errorHandler(Received received) {
			return new DefaultErrorHandler((record, ex) -> received.say("recovering " + record.topic()),
					new FixedBackOff(0, 1));
		}

		@Bean
		Listeners listeners(Received received, Executor applicationTaskExecutor) {
			return new Listeners(received, applicationTaskExecutor);
		}

		@Bean
		RecordInterceptor<Object, Object> ownInterceptor(Received received) {
			return new SayingInterceptors.OfRecords(received);
		}

		@Bean
		BatchInterceptor<Object, Object> ownBatchInterceptor(Received received) {
			return new SayingInterceptors.OfBatches(received);
		}

	}

	/**
	 * Listeners that go on elsewhere, or fail.
	 *
	 * @param received where lines go
	 * @param executor the application's executor
	 */
	record Listeners(Received received, Executor executor) {

		@KafkaListener(id = "future", topics = "future")
		CompletableFuture<Void> future(ConsumerRecord<String, String> record) {
			this.received.say("method of future " + record.value());
			return CompletableFuture.runAsync(() -> this.received.say("body of future " + record.value()),
					this.executor);
		}

		@KafkaListener(id = "mono", topics = "mono")
		Mono<Void> mono(ConsumerRecord<String, String> record) {
			this.received.say("method of mono " + record.value());
			return Mono.<Void>fromRunnable(() -> this.received.say("body of mono " + record.value()))
				.subscribeOn(Schedulers.boundedElastic());
		}

		@KafkaListener(id = "failing-future", topics = "failing-future")
		CompletableFuture<Void> failingFuture(ConsumerRecord<String, String> record) {
			this.received.say("method of failing-future");
			return CompletableFuture.runAsync(() -> {
				throw new IllegalStateException("failed");
			}, this.executor);
		}

		@KafkaListener(id = "failing", topics = "failing")
		void fail(ConsumerRecord<String, String> record) {
			throw new IllegalStateException("failed");
		}

		@KafkaListener(id = "batch", topics = "batch", batch = "true")
		void batch(List<ConsumerRecord<String, String>> records) {
			this.received.say("batch");
		}

		@KafkaListener(id = "failing-batch", topics = "failing-batch", batch = "true")
		void failingBatch(List<ConsumerRecord<String, String>> records) {
			throw new IllegalStateException("failed");
		}

	}

}

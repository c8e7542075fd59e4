package io.throughline.step;

import java.time.Duration;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.KafkaBroker;
import io.throughline.testsupport.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Steps within each other, in Reactor, behind a topic.
 */
@ExtendWith(KafkaBroker.Extension.class)
class StepKafkaTests {

	@Test
	void eachStepHasTheRightParentInOneTrace(KafkaBroker broker) {
		try (ConfigurableApplicationContext application = broker.start(TestServer.NONE, WorkerApplication.class)) {
			InMemorySpanExporter spans = application.getBean(InMemorySpanExporter.class);
			Observation.start("request", application.getBean(ObservationRegistry.class))
				.observe(() -> application.getBean(Worker.class).send("order ord_9132"));
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> spans.getFinishedSpanItems().size() == 7);
			SpanData request = span(spans, "request");
			SpanData consumer = ofKind(spans, SpanKind.CONSUMER);
			assertThat(ofKind(spans, SpanKind.PRODUCER).getParentSpanId()).isEqualTo(request.getSpanId());
			assertThat(consumer.getParentSpanId()).isEqualTo(ofKind(spans, SpanKind.PRODUCER).getSpanId());
			assertThat(span(spans, "process_item refund").getParentSpanId()).isEqualTo(consumer.getSpanId());
			assertIsWithin(spans, "process_item refund", "execute_tool outer");
			assertIsWithin(spans, "execute_tool outer", "chat inner");
			assertIsWithin(spans, "process_item refund", "check_policy after");
			assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getTraceId)
				.containsOnly(request.getTraceId());
		}
	}

	private void assertIsWithin(InMemorySpanExporter spans, String outer, String inner) {
		assertThat(span(spans, inner).getParentSpanId()).isEqualTo(span(spans, outer).getSpanId());
	}

	private SpanData ofKind(InMemorySpanExporter spans, SpanKind kind) {
		return spans.getFinishedSpanItems().stream().filter((span) -> span.getKind() == kind).findFirst().orElseThrow();
	}

	private SpanData span(InMemorySpanExporter spans, String name) {
		return spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * An application that works behind a topic.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(StepApplication.class)
	static class WorkerApplication {

		@Bean
		Worker worker(Steps steps, KafkaTemplate<Object, Object> template) {
			return new Worker(steps, template);
		}

	}

	/**
	 * Works on orders, on threads of Reactor.
	 *
	 * @param steps where steps begin
	 * @param template how orders are sent
	 */
	record Worker(Steps steps, KafkaTemplate<Object, Object> template) {

		void send(String order) {
			this.template.send("step-orders", order).join();
		}

		@KafkaListener(topics = "step-orders")
		void work(String order) {
			this.steps.item("refund").run((item) -> {
				Mono.fromRunnable(this::outer).subscribeOn(Schedulers.boundedElastic()).block();
				this.steps.policy("after").run((policy) -> policy.decision("allow"));
			});
		}

		private void outer() {
			this.steps.tool("outer")
				.run((outer) -> Mono.fromRunnable(() -> this.steps.model("ask").run((step) -> step.model("inner")))
					.subscribeOn(Schedulers.parallel())
					.block());
		}

	}

}

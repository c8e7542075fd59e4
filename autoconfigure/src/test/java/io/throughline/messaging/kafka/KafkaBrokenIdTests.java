package io.throughline.messaging.kafka;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.testsupport.KafkaBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record whose id is missing, mangled or doubled is worked on and counted.
 */
@ExtendWith(KafkaBroker.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaBrokenIdTests {

	private static final String ONE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String OTHER = "0af7651916cd43dd8448eb211c80319c";

	private KafkaApplication application;

	@BeforeAll
	void start(KafkaBroker broker) {
		this.application = KafkaApplication.start(broker, BrokenIdApplication.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	static Stream<Fault> faults() {
		return Stream.of(new Fault("empty"), new Fault("malformed", "traceparent", ONE),
				new Fault("truncated", "traceparent", "00-" + ONE.substring(3) + "-1-01"),
				new Fault("duplicated", "traceparent", parent(ONE), "traceparent", parent(OTHER)),
				new Fault("carried", "traceparent", parent(ONE)));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void goesOnAndCountsByHandOffAndState(Fault fault) {
		double before = this.application.handOffs("broken -> desk", fault.state());
		this.application.sendUntraced("broken", "first " + fault, fault.headers());
		this.application.sendUntraced("broken", "second " + fault, fault.headers());
		assertThat(this.application.lines().mdc("got second " + fault).get("trace_id")).hasSize(32);
		assertThat(this.application.handOffs("broken -> desk", fault.state())).isEqualTo(before + 2);
		assertThat(warnings(fault, "broken -> desk")).hasSize(fault.state().equals("carried") ? 0 : 1);
	}

	@Test
	void namesTheHandOffByGroupWhereTheListenerHasNoName() {
		this.application.sendUntraced("nameless", "unnamed");
		this.application.lines().await("got unnamed");
		assertThat(this.application.handOffs("nameless -> BrokenIdApplication", "empty")).isEqualTo(1);
	}

	@Test
	void linksBothTracesWhereThereAreTwo() {
		this.application.sendUntraced("broken", "linked", "traceparent", parent(ONE), "traceparent", parent(OTHER));
		Map<String, String> mdc = this.application.lines().mdc("got linked");
		assertThat(mdc.get("trace_id")).hasSize(32).isNotIn(ONE, OTHER);
		SpanData span = this.application.spans().await(mdc.get("span_id"));
		assertThat(span.getLinks()).extracting((link) -> ((LinkData) link).getSpanContext().getTraceId())
			.containsExactly(ONE, OTHER);
	}

	@Test
	void keepsTheTraceWhereTheSameIdIsWrittenTwice() {
		this.application.sendUntraced("broken", "same", "traceparent", parent(ONE), "traceparent", parent(ONE));
		assertThat(this.application.lines().mdc("got same")).containsEntry("trace_id", ONE);
	}

	@Test
	void takesNoIdentityThatCouldForgeALine() {
		this.application.sendUntraced("broken", "forged", "traceparent", parent(ONE), "baggage",
				"tenant.id=acme\nERROR,session.id=s-2");
		assertThat(this.application.lines().mdc("got forged")).doesNotContainKey("tenant_id")
			.containsEntry("session_id", "s-2");
	}

	private List<?> warnings(Fault fault, String handOff) {
		return this.application.lines().containing("Trace id " + fault.state() + " at hand-off " + handOff);
	}

	private static String parent(String traceId) {
		return "00-" + traceId + "-00f067aa0ba902b7-01";
	}

	/**
	 * A way in which an id arrives.
	 *
	 * @param state word of the meter
	 * @param headers names and values in turn
	 */
	record Fault(String state, String... headers) {

		@Override
		public String toString() {
			return this.state;
		}

	}

	/**
	 * Listens with a name and without.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(KafkaApplication.Common.class)
	static class BrokenIdApplication {

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

			@KafkaListener(id = "desk", topics = "broken")
			void desk(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

			@KafkaListener(topics = "nameless")
			void nameless(ConsumerRecord<String, String> record) {
				this.received.add(record);
			}

		}

	}

}

package io.throughline.messaging;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * An envelope takes the trace through channels that have no headers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TraceEnvelopesTests {

	private final JsonMapper json = JsonMapper.builder().build();

	private ConfigurableApplicationContext application;

	private TraceEnvelopes envelopes;

	@BeforeAll
	void start() {
		this.application = TestServer.NONE.start(EnvelopeApplication.class);
		this.envelopes = this.application.getBean(TraceEnvelopes.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void opensInTheTraceThatSealedItAfterAJourneyThroughJson() {
		AtomicReference<String> traceId = new AtomicReference<>();
		String text = sealed("jobs", traceId);
		Map<String, String> mdc = CompletableFuture
			.supplyAsync(() -> open("jobs", this.json.readValue(text, new TypeReference<TraceEnvelope<Job>>() {
			})))
			.join();
		assertThat(mdc).containsEntry("trace_id", traceId.get())
			.containsEntry("tenant_id", "acme")
			.containsEntry("payload", "4711");
		assertThat(count("jobs", "carried")).isEqualTo(1);
	}

	@Test
	void leavesNothingOnTheThreadThatOpenedIt() {
		String text = sealed("left", new AtomicReference<>());
		TraceEnvelope<Job> envelope = this.json.readValue(text, new TypeReference<TraceEnvelope<Job>>() {
		});
		assertThatIllegalStateException().isThrownBy(() -> this.envelopes.open("left", envelope, (job) -> {
			throw new IllegalStateException("failed");
		}));
		assertThat(MDC.get("trace_id")).isNull();
		assertThat(MDC.get("tenant_id")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "empty,", "truncated,00-4bf92f3577b34da6a3ce929d0e0e4736",
			"malformed,4bf92f3577b34da6a3ce929d0e0e4736" })
	void opensInATraceOfItsOwnAndCountsWhereTheIdIsBroken(String state, String traceparent) {
		Map<String, String> mdc = open("broken", new TraceEnvelope<>(traceparent, null, new Job("4712")));
		assertThat(mdc.get("trace_id")).hasSize(32).isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
		assertThat(mdc).doesNotContainKey("tenant_id").containsEntry("payload", "4712");
		assertThat(count("broken", state)).isEqualTo(1);
	}

	private String sealed(String channel, AtomicReference<String> traceId) {
		Observation origin = Observation.createNotStarted("origin",
				this.application.getBean(ObservationRegistry.class));
		ScopeFields.put(origin.getContext(), Field.TENANT_ID, "acme");
		return origin.observe(() -> {
			traceId.set(MDC.get("trace_id"));
			return this.json.writeValueAsString(this.envelopes.seal(channel, new Job("4711")));
		});
	}

	private Map<String, String> open(String channel, TraceEnvelope<Job> envelope) {
		AtomicReference<Map<String, String>> mdc = new AtomicReference<>();
		this.envelopes.open(channel, envelope, (job) -> {
			mdc.set(MDC.getCopyOfContextMap());
			mdc.get().put("payload", job.order());
		});
		return mdc.get();
	}

	private double count(String channel, String state) {
		Counter counter = this.application.getBean(MeterRegistry.class)
			.find("throughline.handoffs")
			.tags("handoff", channel, "state", state)
			.counter();
		return (counter != null) ? counter.count() : 0;
	}

	/**
	 * What is carried.
	 *
	 * @param order an order's number
	 */
	record Job(String order) {
	}

	/**
	 * Has nothing of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class EnvelopeApplication {

	}

}

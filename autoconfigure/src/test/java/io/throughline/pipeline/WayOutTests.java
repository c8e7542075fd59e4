package io.throughline.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.sampling.SamplingPolicy;
import io.throughline.step.Steps;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The real way out: Boot's exporter, a collector on the loopback, an application that
 * stops.
 */
class WayOutTests {

	private static final String CANARY = "anna.canary@example.com";

	@Test
	void anApplicationThatStopsSendsWhatItHasRedacted() {
		try (RecordingServer collector = new RecordingServer()) {
			Received received = work(collector.url() + "/v1/traces");
			assertThat(sent(collector)).contains("work", "[email]", "throughline.sampling.level")
				.contains("java.lang.IllegalStateException")
				.doesNotContain(CANARY);
			assertThat(received.traces).hasSize(1);
			assertThat(received.traces.get(0).redacted()).containsKey("email");
			assertThat(received.traces.get(0).spans()).allSatisfy(this::assertRedacted);
		}
	}

	@Test
	void aCollectorThatRefusesIsNotNoticedByTheWork() {
		try (RecordingServer collector = new RecordingServer(); LogLines lines = LogLines.capture()) {
			Received received = work(collector.url() + "/status/400");
			assertThat(received.traces).hasSize(1);
			assertThat(lines.containing("Spans are dropped, reason: shutdown")).hasSizeLessThanOrEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			redacted, none,     true,  false
			redacted, redacted, true,  true
			none,     redacted, false, true
			none,     none,     false, false
			""")
	void contentGoesWhereItMay(String store, String export, boolean stored, boolean exported) {
		try (RecordingServer collector = new RecordingServer()) {
			Received received = step(collector.url() + "/v1/traces", "throughline.content.store=" + store,
					"throughline.content.export=" + export);
			Map<String, Object> tool = attributes(received, "execute_tool crm");
			assertThat(tool.get("gen_ai.tool.call.arguments")).isEqualTo(stored ? "to [email]" : null);
			assertThat(sent(collector).contains("to [email]")).isEqualTo(exported);
			assertThat(sent(collector)).contains("execute_tool crm").doesNotContain(CANARY);
		}
	}

	@Test
	void eachSpanSaysForWhomItWas() {
		try (RecordingServer collector = new RecordingServer()) {
			Received received = step(collector.url() + "/v1/traces");
			assertThat(attributes(received, "execute_tool crm")).containsEntry("throughline.tenant.id", "bank-a");
			assertThat(attributes(received, "request")).containsEntry("throughline.tenant.id", "bank-a");
		}
	}

	private Received step(String endpoint, String... properties) {
		String[] all = Stream
			.concat(Stream.of("management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint),
					Arrays.stream(properties))
			.toArray(String[]::new);
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class, all)) {
			Observation.start("request", context.getBean(ObservationRegistry.class)).observe(() -> {
				context.getBean(Tracer.class).currentSpan().tag("throughline.tenant.id", "bank-a");
				context.getBean(Steps.class).tool("crm").run((tool) -> tool.arguments("to " + CANARY));
			});
			return context.getBean(Received.class);
		}
	}

	private static Map<String, Object> attributes(Received received, String name) {
		assertThat(received.traces).hasSize(1);
		return received.traces.get(0)
			.spans()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.flatMap((span) -> span.getAttributes().asMap().entrySet().stream())
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

	private static String sent(RecordingServer collector) {
		return collector.received("/v1/traces")
			.stream()
			.map((request) -> new String(request.body(), ISO_8859_1))
			.collect(Collectors.joining());
	}

	private Received work(String endpoint) {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint)) {
			Observation observation = Observation.createNotStarted("work", context.getBean(ObservationRegistry.class))
				.highCardinalityKeyValue("note", "of " + CANARY);
			assertThatIllegalStateException().isThrownBy(() -> observation.observe(() -> {
				throw new IllegalStateException("no mailbox " + CANARY);
			}));
			return context.getBean(Received.class);
		}
	}

	private void assertRedacted(SpanData span) {
		assertThat(span.getAttributes().get(AttributeKey.stringKey("note"))).isEqualTo("of [email]");
		assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("throughline.redaction.counts")))
			.anyMatch((count) -> count.startsWith("email="));
	}

	/**
	 * Keeps everything, and has a receiver that itself needs what is traced.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		SamplingPolicy everything() {
			return (trace) -> new SamplingDecision(SamplingLevel.FULL, 1, "test");
		}

		@Bean
		Received received(Tracer tracer) {
			return new Received();
		}

	}

	/**
	 * What a store would get.
	 */
	static class Received implements TraceReceiver {

		private final List<FinishedTrace> traces = new ArrayList<>();

		@Override
		public void receive(FinishedTrace trace) {
			this.traces.add(trace);
		}

	}

}

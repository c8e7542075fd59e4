package io.throughline;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.RecordingServer;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exporter is there and silent until somebody names a collector.
 */
class ExportTests {

	@Test
	void isSilentWithoutACollector() {
		try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class);
				LogLines lines = LogLines.capture()) {
			observe(context);
			assertThat(context.getBeansOfType(SpanExporter.class)).isEmpty();
			assertThat(lines.all()).isEmpty();
		}
	}

	@Test
	void sendsEverySpanToTheCollectorThatIsNamed() {
		try (RecordingServer collector = new RecordingServer()) {
			try (ConfigurableApplicationContext context = TestServer.NONE.start(Application.class,
					"throughline.sampling.ratio=1",
					"management.opentelemetry.tracing.export.otlp.endpoint=" + collector.url() + "/v1/traces")) {
				observe(context);
			}
			assertThat(collector.received("/v1/traces")).isNotEmpty()
				.allSatisfy(
						(received) -> assertThat(received.header("content-type")).isEqualTo("application/x-protobuf"));
		}
	}

	private void observe(ConfigurableApplicationContext context) {
		Observation.start("work", context.getBean(ObservationRegistry.class)).observe(() -> {
		});
	}

	/**
	 * The least application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}

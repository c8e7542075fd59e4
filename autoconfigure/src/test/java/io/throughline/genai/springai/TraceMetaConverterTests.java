package io.throughline.genai.springai;

import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.mcp.ToolContextToMcpMetaConverter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What calls of tools by the Model Context Protocol carry.
 */
class TraceMetaConverterTests {

	private static final ToolContext CONTEXT = new ToolContext(Map.of("region", "eu"));

	@Test
	void addsTheTraceToWhatTheApplicationSends() {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(PlainApplication.class)) {
			ToolContextToMcpMetaConverter converter = application.getBean(ToolContextToMcpMetaConverter.class);
			assertThat(converter.convert(CONTEXT)).containsExactly(Map.entry("region", "eu"));
			Observation.start("tool", application.getBean(ObservationRegistry.class)).observe(() -> {
				String traceId = application.getBean(Tracer.class).currentSpan().context().traceId();
				assertThat(converter.convert(CONTEXT)).containsEntry("region", "eu")
					.hasEntrySatisfying("traceparent", (value) -> assertThat(value.toString()).contains(traceId))
					.containsOnlyKeys("region", "traceparent");
			});
		}
	}

	@Test
	void stepsAsideForTheApplicationsOwn() {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(OwnApplication.class)) {
			assertThat(application.getBean(ToolContextToMcpMetaConverter.class).convert(CONTEXT)).isEmpty();
		}
	}

	/**
	 * An application without a converter.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class PlainApplication {

	}

	/**
	 * An application with one.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnApplication {

		@Bean
		ToolContextToMcpMetaConverter ownConverter() {
			return ToolContextToMcpMetaConverter.noOp();
		}

	}

}

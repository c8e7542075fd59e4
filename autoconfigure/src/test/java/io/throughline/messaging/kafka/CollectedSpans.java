package io.throughline.messaging.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The spans of an application, as they ended.
 */
final class CollectedSpans {

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	List<SpanData> all() {
		return this.exporter.getFinishedSpanItems();
	}

	List<SpanData> of(String traceId, SpanKind kind) {
		return all().stream().filter((span) -> span.getTraceId().equals(traceId) && span.getKind() == kind).toList();
	}

	SpanData await(@Nullable String spanId) {
		return await((span) -> span.getSpanId().equals(spanId));
	}

	SpanData await(Predicate<SpanData> predicate) {
		return Objects.requireNonNull(Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> all().stream().filter(predicate).findFirst().orElse(null), Objects::nonNull));
	}

	/**
	 * Has the spans of an application collected.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Collecting {

		@Bean
		CollectedSpans collectedSpans() {
			return new CollectedSpans();
		}

		@Bean
		SdkTracerProviderBuilderCustomizer collectingCustomizer(CollectedSpans spans) {
			return (builder) -> builder.addSpanProcessor(SimpleSpanProcessor.create(spans.exporter));
		}

	}

}

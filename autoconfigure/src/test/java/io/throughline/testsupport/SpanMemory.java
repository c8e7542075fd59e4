package io.throughline.testsupport;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps the spans of an application as they end, before the pipeline has them.
 */
@Configuration(proxyBeanMethods = false)
public class SpanMemory {

	// Boot would export to it a second time, seconds later.
	@Bean(autowireCandidate = false)
	static InMemorySpanExporter spans() {
		return InMemorySpanExporter.create();
	}

	@Bean
	static SdkTracerProviderBuilderCustomizer spanMemoryCustomizer(BeanFactory beans) {
		return (builder) -> builder
			.addSpanProcessor(SimpleSpanProcessor.create(beans.getBean(InMemorySpanExporter.class)));
	}

}

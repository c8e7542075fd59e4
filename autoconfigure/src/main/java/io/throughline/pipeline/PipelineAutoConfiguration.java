package io.throughline.pipeline;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.redaction.ContentCapture;
import io.throughline.redaction.ContentMode;
import io.throughline.redaction.ContentPolicy;
import io.throughline.redaction.FieldRedactor;
import io.throughline.sampling.SamplingPolicy;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties.Export;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.boot.opentelemetry.autoconfigure.ConditionalOnEnabledOpenTelemetry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the way out: takes the places of Boot's {@link SpanProcessors}
 * and {@link SpanExporters}, and wraps all beans that would stand there.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class })
@ConditionalOnEnabledOpenTelemetry
@EnableConfigurationProperties(PipelineProperties.class)
public final class PipelineAutoConfiguration {

	@Bean
	static PipelineCounts throughlinePipelineCounts() {
		return new PipelineCounts();
	}

	@Bean
	static ByteBudget throughlinePipelineMemory(PipelineProperties properties) {
		return new ByteBudget(properties.maxMemory().toBytes());
	}

	@Bean
	@ConditionalOnMissingBean(SpanExporters.class)
	static WatchedExporters throughlineSpanExporters(ObjectProvider<SpanExporter> exporters, PipelineCounts counts) {
		return new WatchedExporters(exporters.orderedStream(), counts, System::nanoTime);
	}

	@Bean
	@ConditionalOnMissingBean(SpanProcessors.class)
	static SpanPipeline throughlineSpanPipeline(ObjectProvider<SpanProcessor> processors, ByteBudget memory,
			PipelineCounts counts, PipelineProperties properties, BeanFactory beans) {
		PipelineParts parts = new PipelineParts(memory, counts, processors.orderedStream().toList(),
				properties.decisionWait(), System::nanoTime);
		return new SpanPipeline(parts.intake(), parts.worker(), () -> desk(parts, beans));
	}

	private static TraceDesk desk(PipelineParts parts, BeanFactory beans) {
		Export export = beans.getBean(OpenTelemetryTracingProperties.class).getExport();
		WatchedExporters watched = beans.getBeanProvider(WatchedExporters.class).getIfAvailable();
		int batch = Math.min(export.getMaxBatchSize(), export.getMaxQueueSize());
		Outbox outbox = (watched != null && watched.watched().isEmpty()) ? parts.noOutbox()
				: parts.outbox((watched != null) ? watched.watched() : List.of(), batch, export.getScheduleDelay());
		List<TraceReceiver> receivers = beans.getBeanProvider(TraceReceiver.class).orderedStream().toList();
		TraceForwarder forwarder = parts.forwarder(beans.getBean(FieldRedactor.class),
				beans.getBean(ContentPolicy.class), receivers, outbox);
		return parts.desk(beans.getBean(SamplingPolicy.class), forwarder, outbox);
	}

	@Bean
	@ConditionalOnBean(SpanPipeline.class)
	static ContentCapture throughlineContentCapture(ContentPolicy content, ListableBeanFactory beans) {
		// Not the receivers themselves, which may need what is traced.
		boolean stored = beans.getBeanNamesForType(TraceReceiver.class, true, false).length > 0;
		return new ContentCapture(
				(stored && content.store() != ContentMode.NONE) || content.export() != ContentMode.NONE);
	}

	@Bean
	static SmartInitializingSingleton throughlinePipelineNotice(ObjectProvider<SpanProcessors> processors) {
		return () -> processors.ifAvailable((used) -> {
			if (!(used instanceof SpanPipeline)) {
				LoggerFactory.getLogger("io.throughline.pipeline")
					.warn("Spans leave unredacted and undecided: the application's own SpanProcessors bean replaces "
							+ "the pipeline. Declare SpanProcessor beans instead to have them behind it.");
			}
		});
	}

	/**
	 * For Micrometer's metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		static PipelineMeters throughlinePipelineMeters(PipelineCounts counts, ByteBudget memory) {
			return new PipelineMeters(counts, memory);
		}

	}

	/**
	 * For Boot's health.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthIndicator.class)
	static class HealthConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "throughlineHealthIndicator")
		static PipelineHealth throughlineHealthIndicator(PipelineCounts counts, ByteBudget memory,
				ObjectProvider<WatchedExporters> exporters) {
			WatchedExporters watched = exporters.getIfAvailable();
			return new PipelineHealth(counts, memory, (watched != null) ? watched.watched() : List.of(),
					System::nanoTime);
		}

	}

}

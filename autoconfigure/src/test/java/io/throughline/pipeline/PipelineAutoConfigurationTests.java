package io.throughline.pipeline;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PipelineAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class PipelineAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ours()))
		.withConfiguration(
				AutoConfigurations.of(ObservationAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
						OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class));

	@Test
	void isTheOnlyProcessorAndHasBootsBehindIt(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(BatchSpanProcessor.class).hasSingleBean(KeptTraces.class);
			assertThat(context.getBean(SpanProcessors.class)).isInstanceOf(SpanPipeline.class);
			assertThat(context.getBean(SpanProcessors.class).list()).hasSize(1)
				.hasOnlyElementsOfType(TraceIntake.class);
			assertThat(output).doesNotContain("replaces the pipeline");
		});
	}

	@Test
	void exportsWhatIsFlushed() {
		InMemorySpanExporter exporter = InMemorySpanExporter.create();
		this.runner.withBean(SpanExporter.class, () -> exporter)
			.withPropertyValues("management.opentelemetry.tracing.sampler=always_on", "throughline.sampling.ratio=1")
			.run((context) -> {
				SdkTracerProvider provider = context.getBean(SdkTracerProvider.class);
				provider.get("test").spanBuilder("work").startSpan().end();
				provider.forceFlush().join(1, TimeUnit.MINUTES);
				assertThat(exporter.getFinishedSpanItems()).extracting(SpanData::getName).containsExactly("work");
			});
	}

	@Test
	void leavesTheApplicationsProcessorsAloneAndSaysSo(CapturedOutput output) {
		SpanProcessors own = SpanProcessors.of();
		this.runner.withBean(SpanProcessors.class, () -> own).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SpanPipeline.class).doesNotHaveBean(KeptTraces.class);
			assertThat(context.getBean(SpanProcessors.class)).isSameAs(own);
			assertThat(output).containsOnlyOnce("replaces the pipeline");
		});
	}

	@Test
	void leavesTheApplicationsExportersAlone() {
		SpanExporters own = SpanExporters.of();
		this.runner.withBean(SpanExporters.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SpanExporters.class)
				.hasSingleBean(SpanPipeline.class));
	}

	@Test
	void wrapsTheApplicationsProcessor() {
		SpanProcessor own = SpanProcessor.composite();
		this.runner.withBean(SpanProcessor.class, () -> own)
			.run((context) -> assertThat(context.getBean(SpanProcessors.class).list()).doesNotContain(own).hasSize(1));
	}

	@Test
	void showsMetrics() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean(PipelineMeters.class).bindTo(registry);
			context.getBean(PipelineCounts.class).dropped(DropReason.MEMORY, 3);
			assertThat(registry.get("throughline.pipeline.dropped").tag("reason", "memory").functionCounter().count())
				.isEqualTo(3);
			assertThat(registry.get("throughline.pipeline.failures").tag("part", "policy").functionCounter().count())
				.isZero();
			assertThat(registry.get("throughline.pipeline.pending").gauge().value()).isZero();
		});
	}

	@Test
	void isHealthyWhateverTheCollectorIs() {
		this.runner.withBean(SpanExporter.class, ScriptedExporter::new)
			.withPropertyValues("management.opentelemetry.tracing.sampler=always_on", "throughline.sampling.ratio=1")
			.run((context) -> {
				HealthIndicator health = context.getBean("throughlineHealthIndicator", HealthIndicator.class);
				assertThat(details(health)).containsEntry("lastSpanExported", "never").containsEntry("export", "UP");
				ScriptedExporter exporter = (ScriptedExporter) context.getBean(SpanExporter.class);
				work(context.getBean(SdkTracerProvider.class));
				assertThat(details(health)).containsEntry("lastSpanExported", "0 s ago").containsEntry("dropped", 0L);
				exporter.fail();
				work(context.getBean(SdkTracerProvider.class));
				assertThat(details(health)).containsEntry("export", "OUT");
			});
	}

	@Test
	void saysEachDropOnce(CapturedOutput output) {
		this.runner.run((context) -> {
			PipelineCounts counts = context.getBean(PipelineCounts.class);
			counts.dropped(DropReason.MEMORY, 1);
			counts.dropped(DropReason.MEMORY, 1);
			counts.dropped(DropReason.SAMPLING, 1);
			assertThat(output).containsOnlyOnce("reason: memory").doesNotContain("reason: sampling");
		});
	}

	@ParameterizedTest
	@CsvSource({ "io.micrometer.core", "org.springframework.boot.health" })
	void worksWithout(String absent) {
		this.runner.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(SpanPipeline.class));
	}

	@Test
	void stepsBackWithoutTracing() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.tracing.otel"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SpanPipeline.class));
	}

	@ParameterizedTest
	@CsvSource({ "throughline.enabled", "management.opentelemetry.enabled" })
	void leavesNothingWhenSwitchedOff(String key) {
		this.runner.withPropertyValues(key + "=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SpanPipeline.class)
				.doesNotHaveBean(WatchedExporters.class)
				.doesNotHaveBean(PipelineCounts.class));
	}

	@ParameterizedTest
	@CsvSource({ "decision-wait, -1s, 0 or more", "max-memory, 1KB, 1MB or more" })
	void refusesWhatCannotBeRight(String key, String value, String remedy) {
		this.runner.withPropertyValues("throughline.pipeline." + key + "=" + value).run((context) -> {
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContainingAll("throughline.pipeline." + key, remedy);
		});
	}

	private static Map<String, Object> details(HealthIndicator indicator) {
		Health health = indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		return health.getDetails();
	}

	private static void work(SdkTracerProvider provider) {
		provider.get("test").spanBuilder("work").startSpan().end();
		provider.forceFlush().join(1, TimeUnit.MINUTES);
	}

	private static Class<?>[] ours() {
		Stream<String> names = ImportCandidates
			.load(AutoConfiguration.class, PipelineAutoConfigurationTests.class.getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.throughline."));
		return names.map((name) -> ClassUtils.resolveClassName(name, null)).toArray(Class<?>[]::new);
	}

}

package io.throughline.benchmark;

import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.step.Steps;
import io.throughline.step.ToolStep.SideEffect;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A step against a bare span and against a bare observation, each within a request and
 * with the same ten attributes on its span, and against itself with parts left out.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class StepBenchmark {

	private static final String LINE = "throughlineStepLineHandler";

	private static final String METERS = "throughlineStepMeterHandler,defaultMeterObservationHandler";

	private static final String SPAN = "throughlineStepSpanHandler,defaultTracingObservationHandler";

	@Benchmark
	public String bareSpan(OpenTelemetry sdk) {
		Span span = sdk.tracer.spanBuilder("execute_tool crm_lookup").startSpan();
		try (Scope scope = span.makeCurrent()) {
			span.setAttribute("throughline.step.name", "crm_lookup");
			span.setAttribute("throughline.step.kind", "tool");
			span.setAttribute("throughline.step.status", "ok");
			span.setAttribute("gen_ai.operation.name", "execute_tool");
			span.setAttribute("gen_ai.tool.name", "crm_lookup");
			span.setAttribute("gen_ai.tool.type", "function");
			span.setAttribute("gen_ai.tool.call.id", "call_7");
			span.setAttribute("throughline.tool.version", "v3");
			span.setAttribute("throughline.tool.retryable", true);
			span.setAttribute("throughline.tool.side_effect", "idempotent");
			return "open";
		}
		finally {
			span.end();
		}
	}

	@Benchmark
	public String bareObservation(Boot boot) {
		return Observation.createNotStarted("throughline.step", boot.registry)
			.contextualName("execute_tool crm_lookup")
			.highCardinalityKeyValue("throughline.step.name", "crm_lookup")
			.highCardinalityKeyValue("throughline.step.kind", "tool")
			.highCardinalityKeyValue("throughline.step.status", "ok")
			.highCardinalityKeyValue("gen_ai.operation.name", "execute_tool")
			.highCardinalityKeyValue("gen_ai.tool.name", "crm_lookup")
			.highCardinalityKeyValue("gen_ai.tool.type", "function")
			.highCardinalityKeyValue("gen_ai.tool.call.id", "call_7")
			.highCardinalityKeyValue("throughline.tool.version", "v3")
			.highCardinalityKeyValue("throughline.tool.retryable", "true")
			.highCardinalityKeyValue("throughline.tool.side_effect", "idempotent")
			.observe(() -> "open");
	}

	@Benchmark
	public String step(Throughline throughline) {
		return throughline.steps.tool("crm_lookup")
			.type("function")
			.callId("call_7")
			.version("v3")
			.retryable(true)
			.sideEffect(SideEffect.IDEMPOTENT)
			.call((step) -> "open");
	}

	/**
	 * The SDK alone.
	 */
	@State(org.openjdk.jmh.annotations.Scope.Thread)
	public static class OpenTelemetry {

		private final Tracer tracer = SdkTracerProvider.builder().build().get("benchmark");

		private Scope request;

		@Setup
		public void start() {
			this.request = this.tracer.spanBuilder("request").startSpan().makeCurrent();
		}

		@TearDown
		public void stop() {
			this.request.close();
		}

	}

	/**
	 * Spring Boot without this project, recording every span as this project has it.
	 */
	@State(org.openjdk.jmh.annotations.Scope.Thread)
	public static class Boot {

		private BenchmarkApplication application;

		private ObservationRegistry registry;

		@Setup
		public void start() {
			this.application = new BenchmarkApplication("throughline.enabled=false",
					"management.opentelemetry.tracing.sampler=always_on", "logging.threshold.console=off");
			this.registry = this.application.bean(ObservationRegistry.class);
		}

		@TearDown
		public void stop() {
			this.application.close();
		}

	}

	/**
	 * This project as users have it, or with a part left out.
	 */
	@State(org.openjdk.jmh.annotations.Scope.Thread)
	public static class Throughline {

		@Param
		private Without without;

		private BenchmarkApplication application;

		private Steps steps;

		@Setup
		public void start() {
			this.application = new BenchmarkApplication(this.without.property, "logging.threshold.console=off");
			this.steps = this.application.bean(Steps.class);
		}

		@TearDown
		public void stop() {
			this.application.close();
		}

	}

	/**
	 * What is left out: nothing, the logger switched off, or handlers.
	 */
	public enum Without {

		NOTHING("benchmark.without="), LOGGER("logging.level.io.throughline.step=off"),
		LINE("benchmark.without=" + StepBenchmark.LINE), METERS("benchmark.without=" + StepBenchmark.METERS),
		SPAN("benchmark.without=" + StepBenchmark.SPAN),
		ALL("benchmark.without=" + StepBenchmark.LINE + "," + StepBenchmark.METERS + "," + StepBenchmark.SPAN);

		private final String property;

		Without(String property) {
			this.property = property;
		}

	}

}

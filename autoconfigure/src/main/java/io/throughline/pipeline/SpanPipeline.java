package io.throughline.pipeline;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.opentelemetry.sdk.trace.SpanProcessor;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.context.SmartLifecycle;

/**
 * The pipeline as Boot sees it: the only span processor there is. It begins before
 * anything else is started and is flushed after everything else has stopped, while the
 * receivers are still there.
 */
final class SpanPipeline implements SpanProcessors, KeptTraces, SmartLifecycle {

	private static final long LONGEST_STOP_SECONDS = 6;

	private final TraceIntake intake;

	private final PipelineWorker worker;

	private final Supplier<TraceDesk> desk;

	private volatile boolean running;

	/**
	 * Put it together.
	 * @param intake what takes spans in
	 * @param worker what works them off
	 * @param desk where; asked for once all beans are there, since receivers may use what
	 * is traced
	 */
	SpanPipeline(TraceIntake intake, PipelineWorker worker, Supplier<TraceDesk> desk) {
		this.intake = intake;
		this.worker = worker;
		this.desk = desk;
	}

	@Override
	public List<SpanProcessor> list() {
		return List.of(this.intake);
	}

	@Override
	public void keep(String traceId, String reason) {
		this.intake.keep(traceId, reason);
	}

	@Override
	public void start() {
		this.worker.start(this.desk.get());
		this.running = true;
	}

	@Override
	public void stop() {
		this.worker.flush().join(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}

package io.throughline.pipeline;

import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Metrics of the way out.
 */
final class PipelineMeters implements MeterBinder {

	private final PipelineCounts counts;

	private final ByteBudget memory;

	PipelineMeters(PipelineCounts counts, ByteBudget memory) {
		this.counts = counts;
		this.memory = memory;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Stream.of(DropReason.values())
			.forEach((reason) -> FunctionCounter
				.builder("throughline.pipeline.dropped", this.counts, (counts) -> counts.dropped(reason))
				.description("Spans that did not get out")
				.tag("reason", reason.word())
				.register(registry));
		Stream.of(Part.values())
			.forEach((part) -> FunctionCounter
				.builder("throughline.pipeline.failures", this.counts, (counts) -> counts.failed(part))
				.description("Exceptions on the way out")
				.tag("part", part.word())
				.register(registry));
		Gauge.builder("throughline.pipeline.pending", this.memory, ByteBudget::used)
			.description("Memory of spans that wait")
			.baseUnit("bytes")
			.register(registry);
	}

}

package io.throughline.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells how the way out is doing. Always up: a collector that is down is no illness of
 * the application, and restarting it would help nobody.
 */
final class PipelineHealth implements HealthIndicator {

	private final PipelineCounts counts;

	private final ByteBudget memory;

	private final List<WatchedExporter> exporters;

	private final LongSupplier ticker;

	PipelineHealth(PipelineCounts counts, ByteBudget memory, List<WatchedExporter> exporters, LongSupplier ticker) {
		this.counts = counts;
		this.memory = memory;
		this.exporters = exporters;
		this.ticker = ticker;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up()
			.withDetail("dropped", this.counts.lost())
			.withDetail("pendingBytes", this.memory.used())
			.withDetail("maxBytes", this.memory.limit());
		if (!this.exporters.isEmpty()) {
			health.withDetail("export", this.exporters.stream().anyMatch(WatchedExporter::isFailing) ? "OUT" : "UP")
				.withDetail("lastSpanExported", lastExport());
		}
		return health.build();
	}

	private String lastExport() {
		return this.exporters.stream()
			.filter(WatchedExporter::hasSucceeded)
			.mapToLong((exporter) -> this.ticker.getAsLong() - exporter.lastSuccess())
			.min()
			.stream()
			.mapToObj((age) -> Duration.ofNanos(age).toSeconds() + " s ago")
			.findFirst()
			.orElse("never");
	}

}

package io.throughline.pipeline;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;

/**
 * All exporters of the application, watched.
 */
final class WatchedExporters implements SpanExporters {

	private final List<WatchedExporter> exporters;

	WatchedExporters(Stream<SpanExporter> exporters, PipelineCounts counts, LongSupplier ticker) {
		this.exporters = exporters.map((exporter) -> new WatchedExporter(exporter, counts, ticker)).toList();
	}

	List<WatchedExporter> watched() {
		return this.exporters;
	}

	@Override
	public List<SpanExporter> list() {
		return List.copyOf(this.exporters);
	}

}

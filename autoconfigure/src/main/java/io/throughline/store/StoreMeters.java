package io.throughline.store;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.throughline.store.TraceStoreStatistics.Loss;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the store. To count takes a database some time, so what was read is good for
 * a while.
 */
final class StoreMeters implements MeterBinder {

	static final Duration FRESH = Duration.ofSeconds(30);

	private final TraceStore store;

	private final StoreFailures failures;

	private final LongSupplier ticker;

	private @Nullable TraceStoreStatistics statistics;

	private @Nullable Long since;

	StoreMeters(TraceStore store, StoreFailures failures, LongSupplier ticker) {
		this.store = store;
		this.failures = failures;
		this.ticker = ticker;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "size", "Space that kept traces take", TraceStoreStatistics::bytes, "bytes");
		gauge(registry, "traces", "Traces that are kept", TraceStoreStatistics::traces, null);
		Stream.of(Loss.values())
			.forEach((loss) -> FunctionCounter
				.builder("throughline.store.lost", this, (meters) -> meters.read((all) -> all.lost(loss), 0))
				.description("Traces, spans or contents that are no longer kept or never were")
				.tag("reason", loss.name().toLowerCase(Locale.ROOT))
				.register(registry));
		FunctionCounter.builder("throughline.store.failures", this.failures, StoreFailures::count)
			.description("Exceptions of the store")
			.register(registry);
	}

	private void gauge(MeterRegistry registry, String name, String description,
			ToDoubleFunction<TraceStoreStatistics> value, @Nullable String unit) {
		Gauge.builder("throughline.store." + name, this, (meters) -> meters.read(value, Double.NaN))
			.description(description)
			.baseUnit(unit)
			.register(registry);
	}

	private synchronized double read(ToDoubleFunction<TraceStoreStatistics> value, double unknown) {
		long now = this.ticker.getAsLong();
		if (this.since == null || now - this.since >= FRESH.toNanos()) {
			this.since = now;
			refresh();
		}
		return (this.statistics != null) ? value.applyAsDouble(this.statistics) : unknown;
	}

	private void refresh() {
		try {
			this.statistics = this.store.statistics();
		}
		catch (RuntimeException ex) {
			this.failures.failed("count its traces", ex);
		}
	}

}

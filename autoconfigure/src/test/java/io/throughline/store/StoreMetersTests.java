package io.throughline.store;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link StoreMeters}.
 */
class StoreMetersTests {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicLong time = new AtomicLong();

	private final StoreFailures failures = new StoreFailures();

	@Test
	void tellsWhatIsKeptAndWhatWasLost() {
		TraceStore store = new MemoryTraceStore(1 << 20,
				new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(180)));
		new StoreMeters(store, this.failures, this.time::get).bindTo(this.registry);
		assertThat(gauge("traces")).isZero();
		for (int i = 0; i < 500; i++) {
			store.save(TraceParts.trace(i).with("any", "x".repeat(4000)).done());
		}
		assertThat(gauge("traces")).isZero();
		this.time.addAndGet(StoreMeters.FRESH.toNanos());
		TraceStoreStatistics statistics = store.statistics();
		assertThat(gauge("traces")).isEqualTo(statistics.traces()).isPositive();
		assertThat(gauge("size")).isEqualTo(statistics.bytes()).isPositive();
		assertThat(lost("success_evicted") + lost("failure_evicted")).isEqualTo(500 - gauge("traces"));
	}

	@Test
	void knowsNothingWhereTheStoreCannotBeReached() {
		TraceStore broken = (TraceStore) Proxy.newProxyInstance(TraceStore.class.getClassLoader(),
				new Class<?>[] { TraceStore.class }, (proxy, method, arguments) -> {
					throw new TraceStoreException("away", new IllegalStateException());
				});
		new StoreMeters(broken, this.failures, this.time::get).bindTo(this.registry);
		assertThat(gauge("traces")).isNaN();
		assertThat(lost("busy")).isZero();
		assertThat(this.registry.get("throughline.store.failures").functionCounter().count()).isOne();
	}

	@Test
	void isThereOnlyWithMetrics() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class, StoreMeterAutoConfiguration.class));
		runner.run((context) -> assertThat(context).hasSingleBean(StoreMeters.class));
		runner.withPropertyValues("throughline.store.type=none")
			.run((context) -> assertThat(context).doesNotHaveBean(StoreMeters.class));
		runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TraceStore.class)
				.doesNotHaveBean("throughlineStoreMeters"));
	}

	private double gauge(String name) {
		return this.registry.get("throughline.store." + name).gauge().value();
	}

	private double lost(String reason) {
		return this.registry.get("throughline.store.lost").tag("reason", reason).functionCounter().count();
	}

}

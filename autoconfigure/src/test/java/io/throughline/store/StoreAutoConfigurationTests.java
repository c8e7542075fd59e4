package io.throughline.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.throughline.pipeline.FinishedTrace;
import io.throughline.pipeline.TraceReceiver;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.Redactor;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static io.throughline.store.TraceParts.id;
import static io.throughline.store.TraceParts.spanId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link StoreAutoConfiguration}.
 */
class StoreAutoConfigurationTests {

	private static final Redactor REDACTOR = (text, found) -> text;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class))
		.withBean(Redactor.class, () -> REDACTOR)
		.withBean(FieldRedactor.class, () -> FieldRedactor.of(REDACTOR, Map.of(), UnaryOperator.identity()));

	@Test
	void keepsTracesInMemoryByDefault() {
		this.runner.run((context) -> {
			context.getBean(StoreReceiver.class).receive(finished());
			assertThat(context.getBean(TraceStore.class)).isInstanceOf(MemoryTraceStore.class);
			assertThat(context.getBean(TraceStore.class).find(id(1))).isPresent();
		});
	}

	@Test
	void boundsTheMemory() {
		this.runner.withPropertyValues("throughline.store.max-memory=1MB").run((context) -> {
			TraceStore store = context.getBean(TraceStore.class);
			for (int i = 0; i < 500; i++) {
				store.save(TraceParts.trace(i).with("any", "x".repeat(4000)).done());
			}
			assertThat(store.statistics().bytes()).isBetween(900_000L, 1L << 20);
		});
	}

	@Test
	void keepsNothingWhereThereIsNoStore() {
		this.runner.withPropertyValues("throughline.store.type=none")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TraceStore.class)
				.doesNotHaveBean(TraceReceiver.class)
				.doesNotHaveBean(RunningSpans.class)
				.doesNotHaveBean(StoreUpkeep.class));
	}

	@Test
	void fillsTheApplicationsStore() {
		MemoryTraceStore own = new MemoryTraceStore(1 << 20,
				new Retention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(180)));
		this.runner.withPropertyValues("throughline.store.type=none")
			.withBean(TraceStore.class, () -> own)
			.run((context) -> {
				context.getBean(StoreReceiver.class).receive(finished());
				assertThat(context).getBean(TraceStore.class).isSameAs(own);
				assertThat(own.find(id(1))).isPresent();
			});
	}

	@Test
	void showsWhatRunsOnlyWhereItIsRedacted() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(StoreAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(TraceStore.class)
				.doesNotHaveBean(StoreUpkeep.class));
	}

	@Test
	void leavesNothingWithoutTheSdk() {
		this.runner.withClassLoader(new FilteredClassLoader("io.opentelemetry.sdk.trace"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TraceStore.class));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TraceStore.class)
				.doesNotHaveBean(TraceReceiver.class));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			max-memory=1KB, max-memory, 1MB or more
			retention.content=0s, retention.content, longer than zero
			retention.metadata=-1d, retention.metadata, longer than zero
			retention.pinned=0d, retention.pinned, longer than zero
			""")
	void refusesWhatCannotBeRight(String bad, String key, String remedy) {
		this.runner.withPropertyValues("throughline.store." + bad)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContainingAll("throughline.store." + key, remedy));
	}

	static FinishedTrace finished() {
		return new FinishedTrace(id(1), List.of(TestSpanData.builder()
			.setSpanContext(SpanContext.create(id(1), spanId(1), TraceFlags.getSampled(), TraceState.getDefault()))
			.setName("request")
			.setKind(SpanKind.SERVER)
			.setStartEpochNanos(1)
			.setEndEpochNanos(2)
			.setHasEnded(true)
			.setStatus(StatusData.error())
			.build()), new SamplingDecision(SamplingLevel.FULL, 1, "error"), Map.of("email", 1L));
	}

}

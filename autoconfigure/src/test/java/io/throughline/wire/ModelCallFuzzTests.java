package io.throughline.wire;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.throughline.wire.ModelCallFacts.End;
import io.throughline.semconv.Field;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the network brings, nothing of ours fails: 100,000 inputs for each format.
 */
class ModelCallFuzzTests {

	private static final int INPUTS = 100_000;

	private static final int MOST_KEPT = 256 * 1024;

	private final Routes routes = new Routes();

	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	@TestFactory
	Stream<DynamicTest> failsOnNoInput() {
		Map<String, List<WireCall>> calls = WireCases.good()
			.values()
			.stream()
			.collect(Collectors.groupingBy((call) -> route(call).dialect().getClass().getSimpleName()));
		assertThat(calls).hasSize(8);
		return calls.entrySet()
			.stream()
			.map((format) -> DynamicTest.dynamicTest(format.getKey(), () -> fuzz(format.getValue())));
	}

	private void fuzz(List<WireCall> calls) {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < INPUTS; i++) {
			try {
				fuzz(calls.get(random.nextInt(calls.size())), random);
			}
			catch (Throwable ex) {
				throw new AssertionError("seed %d, input %d".formatted(seed, i), ex);
			}
		}
	}

	private void fuzz(WireCall call, Random random) throws Throwable {
		ModelExchange exchange = read(HostileBodies.any(call, random), random);
		if (this.failure.get() != null) {
			throw this.failure.get();
		}
		if (!isSound(exchange.facts())) {
			throw new AssertionError(exchange.facts());
		}
	}

	private ModelExchange read(WireCall call, Random random) {
		ModelExchange exchange = new ModelExchange(route(call), true, () -> 0, this.failure::set);
		call.play(exchange, 1 + random.nextInt(2000), 1 + random.nextInt(2000));
		if (exchange.keptSize() > MOST_KEPT) {
			throw new AssertionError("kept " + exchange.keptSize());
		}
		switch (random.nextInt(8)) {
			case 0 -> exchange.failed(new IllegalStateException());
			case 1 -> exchange.cancelled();
			default -> exchange.end();
		}
		return exchange;
	}

	private boolean isSound(ModelCallFacts facts) {
		boolean typed = facts.values()
			.entrySet()
			.stream()
			.allMatch((value) -> isSound(value.getKey(), value.getValue()));
		return typed && facts.end() != End.OPEN && (facts.end() != End.FAILED || facts.errorType() != null);
	}

	private boolean isSound(Field field, Object value) {
		return field.type().accepts(value) && value.toString().length() <= 64 * 1024
				&& !(value instanceof Long number && number < 0 && field.logKey().endsWith("_tokens"))
				|| field == Field.MAX_TOKENS;
	}

	private Route route(WireCall call) {
		return this.routes.find(call.uri().getRawPath());
	}

}

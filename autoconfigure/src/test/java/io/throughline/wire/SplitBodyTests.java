package io.throughline.wire;

import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However the network cuts a body, the facts are the same.
 */
class SplitBodyTests {

	@TestFactory
	Stream<DynamicTest> readsTheSameAtEveryCut() {
		return tests((call) -> {
			ModelCallFacts whole = call.facts();
			for (int i = 1; i < Math.max(call.request().length, call.response().length); i++) {
				assertThat(call.facts(i, Integer.MAX_VALUE)).as("cut at %d", i).isEqualTo(whole);
			}
		});
	}

	@TestFactory
	Stream<DynamicTest> readsTheSameByteByByte() {
		return tests((call) -> assertThat(call.facts(1, 1)).isEqualTo(call.facts()));
	}

	@TestFactory
	Stream<DynamicTest> readsTheSameInPiecesOfAnySize() {
		return tests((call) -> {
			long seed = System.nanoTime();
			Random random = new Random(seed);
			ModelCallFacts whole = call.facts();
			for (int i = 0; i < 50; i++) {
				assertThat(call.facts(1 + random.nextInt(50), 1 + random.nextInt(50))).as("seed %d", seed)
					.isEqualTo(whole);
			}
		});
	}

	private Stream<DynamicTest> tests(Consumer<WireCall> test) {
		Map<String, WireCall> cases = WireCases.good();
		return cases.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> test.accept(entry.getValue())));
	}

}

package io.throughline.entry;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link OneLine}.
 */
class OneLineTests {

	@Test
	void leavesOrdinaryTextAlone() {
		assertThat(OneLine.of("/hello/M\u00fcller%0d%0a?x=\"y\"")).isEqualTo("/hello/M\u00fcller%0d%0a?x=\"y\"");
	}

	@Test
	void escapesWhateverBreaksALineOrCommandsATerminal() {
		String hostile = IntStream.of(0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029)
			.mapToObj(Character::toString)
			.reduce("", String::concat);
		assertThat(OneLine.of("a" + hostile))
			.isEqualTo("a\\u0000\\u0009\\u000a\\u000d\\u001b\\u007f\\u0085\\u009b\\u2028\\u2029");
	}

	@Test
	void cutsWhatIsLong() {
		assertThat(OneLine.of("a".repeat(256))).hasSize(256).doesNotContain(".");
		assertThat(OneLine.of("a".repeat(100_000))).hasSize(259).endsWith("a...");
	}

}

package io.throughline.propagation;

import java.util.List;

import io.throughline.propagation.HandOffs.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TraceParent} and of {@link Inbound}, which reads several.
 */
class TraceParentTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	private static final String VALID = "00-" + TRACE + "-" + SPAN + "-01";

	private static final String OTHER = "00-" + TRACE.replace('4', '5') + "-" + SPAN + "-01";

	@Test
	void readsTheIdsAndTheFlag() {
		assertThat(TraceParent.parse(VALID)).contains(new TraceParent(TRACE, SPAN, true));
		assertThat(TraceParent.parse("00-" + TRACE + "-" + SPAN + "-02")).contains(new TraceParent(TRACE, SPAN, false));
		assertThat(TraceParent.parse(VALID)).get().hasToString(VALID);
	}

	@Test
	void readsVersionsToCome() {
		assertThat(TraceParent.parse("01-" + TRACE + "-" + SPAN + "-01-more")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "00-" + TRACE + "-" + SPAN, "00-" + TRACE + "-" + SPAN + "-01-more",
			"ff-" + TRACE + "-" + SPAN + "-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
			"00-00000000000000000000000000000000-" + SPAN + "-01", "00-" + TRACE + "-0000000000000000-01",
			"00-" + TRACE + "-" + SPAN + "-0g", "00-" + TRACE + "-" + SPAN + "-01\u001b",
			"01-" + TRACE + "-" + SPAN + "-01.x" })
	void refusesEverythingElse(String value) {
		assertThat(TraceParent.parse(value)).isEmpty();
	}

	@Test
	void severalDifferentOnesAreAmbiguous() {
		assertThat(Inbound.of(List.of(VALID, OTHER))).satisfies((inbound) -> {
			assertThat(inbound.state()).isEqualTo(State.DUPLICATED);
			assertThat(inbound.ambiguous()).isTrue();
			assertThat(inbound.parents()).hasSize(2);
		});
	}

	@Test
	void aValidOneBesideAMalformedOneIsAmbiguousInAnyOrder() {
		assertThat(Inbound.of(List.of(VALID, "x")).ambiguous()).isTrue();
		assertThat(Inbound.of(List.of("x", VALID)).ambiguous()).isTrue();
	}

	@Test
	void theSameOneTwiceIsCountedButIsNotAmbiguous() {
		assertThat(Inbound.of(List.of(VALID, VALID)).state()).isEqualTo(State.DUPLICATED);
		assertThat(Inbound.of(List.of(VALID, VALID)).ambiguous()).isFalse();
	}

	@Test
	void tellsHowOneOrNoneArrived() {
		assertThat(Inbound.of(List.of()).state()).isEqualTo(State.EMPTY);
		assertThat(Inbound.of(List.of("x")).state()).isEqualTo(State.MALFORMED);
		assertThat(Inbound.of(List.of(VALID)).state()).isEqualTo(State.CARRIED);
		assertThat(Inbound.of(List.of(VALID)).ambiguous()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "00", "00-", "00-" + "4bf92f", "00-" + TRACE, "00-" + TRACE + "-" + SPAN,
			"00-" + TRACE + "-" + SPAN + "-0", "00-4bf92f35-00f067aa-01" })
	void tellsWhatWasCutOff(String value) {
		assertThat(Inbound.of(List.of(value)).state()).isEqualTo(State.TRUNCATED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", TRACE, "00_" + TRACE, "00-" + TRACE + "x", "00-" + TRACE + "-" + SPAN + "-0g",
			"00-00000000000000000000000000000000-" + SPAN + "-01" })
	void tellsWhatWasMangled(String value) {
		assertThat(Inbound.of(List.of(value)).state()).isEqualTo(State.MALFORMED);
	}

}

package io.throughline.reference;

import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Reference}.
 */
class ReferenceTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929af6383afb";

	private final Random random = new Random(42);

	@ParameterizedTest
	@CsvSource({ "4bf92f3577b34da6a3ce929af6383afb, RF7K-29QX, CRRN-S278-HXX6",
			"4bf92f3577b34da6a3ce929d0e0e4736, 9MWX-MZXD, CRRP-B5HN-NYCN",
			"07096c3e501cfcd70ffeb10e0c5874fe, JSWV-ST27, QKJC-R9CS-WV66",
			"ffffffffffffffffffffffffffffffff, ZWM2-LB7G, RFWK-8H9Z-MNDZ" })
	void spellsTheTestVectors(String traceId, String shortForm, String longForm) {
		assertThat(Reference.of(traceId)).hasToString(shortForm);
		assertThat(Reference.ofLong(traceId)).hasToString(longForm);
		assertThat(Reference.parse(shortForm).matches(traceId)).isTrue();
		assertThat(Reference.parse(longForm).matches(traceId)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rf7k-29qx", " RF7K 29QX ", "RF7K29QX", "rf7k_29qx", "RF7K.29QX", "RF7K\u201329QX",
			"ORD-RF7K-29QX" })
	void forgivesHowPeopleType(String typed) {
		assertThat(Reference.parse(typed)).hasToString("RF7K-29QX");
	}

	@Test
	void readsTwinsOfLettersAsTheLetter() {
		Reference withL = Reference.of("000000000000000000000000" + "00000011");
		String text = withL.text();
		assertThat(Reference.parse(text.replace('L', '1').replace('V', 'u'))).isEqualTo(withL);
		Reference every = Reference.of("07096c3e501cfcd70ffeb10e0c5874fe");
		assertThat(Reference.parse("JSWU-ST27")).isEqualTo(every);
		assertThat(Reference.parse("ZWM2-1B7G")).isEqualTo(Reference.of("f".repeat(32)));
		assertThat(Reference.parse("ZWM2-IB7G")).isEqualTo(Reference.of("f".repeat(32)));
	}

	@ParameterizedTest
	@CsvSource({ "RF7K-29QZ, check letter", "FR7K-29QX, check letter", "2222-2222, check letter",
			"AF7K-29QX, never occur", "0F7K-29QX, never occur", "RF7K-29Q, 8 or 12", "RF7K-29Q!, never occurs",
			"'', 8 or 12" })
	void refusesWithAReason(String typed, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse(typed)).withMessageContaining(reason);
		assertThat(Reference.tryParse(typed)).isEmpty();
	}

	@Test
	void refusesWhatNoTraceIdHas() {
		// 29^7 is a little more than 2^34: the highest numbers stand for no trace id.
		assertThatIllegalArgumentException().isThrownBy(() -> Reference.parse("ZZZZ-ZZZB"))
			.withMessage("No trace id has this reference");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4bf9", "4BF92F3577B34DA6A3CE929AF6383AFB", "zzf92f3577b34da6a3ce929af6383afb" })
	void refusesWhatIsNoTraceId(String traceId) {
		assertThatIllegalArgumentException().isThrownBy(() -> Reference.of(traceId));
	}

	@Test
	void decodesToALogSearch() {
		assertThat(Reference.of(TRACE_ID).logPattern()).isEqualTo("[0-9a-f]{23}[26ae]f6383afb");
		assertThat(Reference.ofLong(TRACE_ID).logPattern()).matches("\\[0-9a-f]\\{18}\\[[0-9a-f]{8}][0-9a-f]{13}");
		for (int i = 0; i < 500; i++) {
			String traceId = randomTraceId();
			assertThat(traceId).matches(Pattern.compile(Reference.of(traceId).logPattern()));
			assertThat(traceId).matches(Pattern.compile(Reference.ofLong(traceId).logPattern()));
		}
		assertThat(TRACE_ID.replace('f', '0')).doesNotMatch(Reference.of(TRACE_ID).logPattern());
	}

	@Test
	void findsEachWrongLetterAndEachSwap() {
		for (int i = 0; i < 100; i++) {
			String letters = Reference.of(randomTraceId()).text().replace("-", "");
			for (int at = 0; at < letters.length(); at++) {
				for (char other : "23456789BCDFGHJKLMNPQRSTVWXYZ".toCharArray()) {
					if (other != letters.charAt(at)) {
						assertThat(Reference.tryParse(letters.substring(0, at) + other + letters.substring(at + 1)))
							.isEmpty();
					}
				}
				for (int with = at + 1; with < letters.length(); with++) {
					char[] swapped = letters.toCharArray();
					swapped[at] = letters.charAt(with);
					swapped[with] = letters.charAt(at);
					if (swapped[at] != swapped[with]) {
						assertThat(Reference.tryParse(new String(swapped))).isEmpty();
					}
				}
			}
		}
	}

	@Test
	void takesTheLongFormWhereTheShortOneIsRude() {
		int rude = 0;
		for (int i = 0; i < 200_000; i++) {
			String text = Reference.of(randomTraceId()).text();
			if (text.length() > 9) {
				rude++;
			}
			else {
				assertThat(text.replace("-", "")).doesNotContain("FCK", "SHT", "KKK");
			}
		}
		assertThat(rude).isPositive();
	}

	private String randomTraceId() {
		return String.format("%016x%016x", this.random.nextLong(), this.random.nextLong());
	}

}

package io.throughline.entry;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link AddressRange}.
 */
class AddressRangeTests {

	private static final String KEY = "throughline.entry.trusted-callers";

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.1.2", "127.0.0.1, 127.0.0.1", "0.0.0.0/0, 9.9.9.9",
			"172.16.0.0/12, 172.31.255.255", "::1/128, ::1", "fc00::/7, fd12::1", "fe80::/10, fe80::1%eth0",
			"10.0.0.0/8, ::ffff:10.1.2.3", "' 10.0.0.0/8 ', 10.0.0.1" })
	void containsItsAddresses(String range, String address) {
		assertThat(AddressRange.of(KEY, range).contains(address)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 11.0.0.0", "172.16.0.0/12, 172.32.0.0", "127.0.0.1, 127.0.0.2", "::1, ::2",
			"0.0.0.0/0, ::1", "10.0.0.0/8, ''", "10.0.0.0/8, unknown", "10.0.0.0/8, localhost", "10.0.0.0/8, 10.0.0",
			"10.0.0.0/8, 10.0.0.0.", "10.0.0.0/8, 999.1.1.1", "10.0.0.0/8, '10.0.0.1, 9.9.9.9'", "0.0.0.0/0, 1" })
	void containsNothingElse(String range, String address) {
		assertThat(AddressRange.of(KEY, range).contains(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8", "256.0.0.1",
			"::1/129", "10.0.0.0/8/8", "proxy.internal", "1.2.3.4.5" })
	void refusesWhatIsNoRangeWithKeyValueAndRemedy(String range) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> AddressRange.of(KEY, range))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo(KEY);
				assertThat(ex.getValue()).isEqualTo(range);
				assertThat(ex.getReason()).contains("'10.0.0.0/8'");
			});
	}

}

package io.throughline.identity;

import io.micrometer.observation.Observation;
import io.throughline.semconv.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Identity}.
 */
class IdentityTests {

	@ParameterizedTest
	@ValueSource(strings = { "acme", "a.b_c:d@e-f", "42" })
	void keepsWhatHasTheForm(String value) {
		assertThat(new Identity(value, value, value).fields()).containsOnlyKeys(Field.TENANT_ID, Field.SESSION_ID,
				Field.USER_HASH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\n", "a\r\nb", "a\u001b[31m", "a\u2028", "\"a\"", "a,b", "a=b",
			"M\u00fcller" })
	void dropsWhatHasAnotherForm(String value) {
		assertThat(new Identity(value, value, value)).isEqualTo(Identity.NONE);
	}

	@Test
	void dropsWhatIsTooLong() {
		assertThat(new Identity("a".repeat(128), "a".repeat(129), null).fields()).containsOnlyKeys(Field.TENANT_ID);
	}

	@Test
	void leavesAloneWhatItDoesNotKnow() {
		Observation.Context context = new Observation.Context();
		new Identity("acme", "s-1", null).putInto(context);
		new Identity("globex", null, "hash").putInto(context);
		assertThat(Identity.of(context)).isEqualTo(new Identity("globex", "s-1", "hash"));
	}

	@Test
	void isNobodyWithoutAnObservation() {
		assertThat(Identity.of(null)).isEqualTo(Identity.NONE);
	}

}

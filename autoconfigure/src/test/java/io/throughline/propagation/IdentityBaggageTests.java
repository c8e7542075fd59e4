package io.throughline.propagation;

import java.util.List;
import java.util.Map;

import io.throughline.semconv.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IdentityBaggage}.
 */
class IdentityBaggageTests {

	@Test
	void writesWhatIsKnownAndNothingElse() {
		assertThat(IdentityBaggage.write(Map.of(Field.TENANT_ID, "acme", Field.USER_HASH, "abc", Field.RUN_ID, "r")))
			.isEqualTo("tenant.id=acme,user.hash=abc");
		assertThat(IdentityBaggage.write(Map.of())).isEmpty();
	}

	@Test
	void carriesTheMarkOfADrill() {
		String header = IdentityBaggage.write(Map.of(Field.DRILL, "7f3a"));
		assertThat(header).isEqualTo("throughline.drill=7f3a");
		assertThat(IdentityBaggage.read(List.of(header))).containsOnly(Map.entry(Field.DRILL, "7f3a"));
	}

	@Test
	void writesNoValueOfAnotherForm() {
		assertThat(IdentityBaggage.write(Map.of(Field.TENANT_ID, "a,b=c"))).isEmpty();
	}

	@Test
	void readsItsMembersAmongOthers() {
		assertThat(IdentityBaggage.read(List.of("other=x, tenant.id = acme ;p=1", "session.id=s-1,user.hash=abc")))
			.containsOnly(Map.entry(Field.TENANT_ID, "acme"), Map.entry(Field.SESSION_ID, "s-1"),
					Map.entry(Field.USER_HASH, "abc"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",", "=", ";", "tenant.id", "tenant.id=", "tenant.id=;x", ";tenant.id=acme",
			"TENANT.ID=acme", "x-tenant-id=acme", "tenant.id=a%0d%0ab", "tenant.id=a\u001b", "tenant.id=a b",
			"tenant.id==a" })
	void readsNothingElse(String header) {
		assertThat(IdentityBaggage.read(List.of(header))).isEmpty();
	}

	@Test
	void readsNoHeaderThatIsLongerThanTheStandardAllows() {
		String member = "tenant.id=acme,";
		assertThat(IdentityBaggage.read(List.of(member + "a".repeat(8192 - member.length())))).hasSize(1);
		assertThat(IdentityBaggage.read(List.of(member + "a".repeat(8193 - member.length())))).isEmpty();
	}

}

package io.throughline.identity;

import java.security.Principal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link IdentitySource}.
 */
class IdentitySourceTests {

	private static final String KEY = "throughline.identity.tenant";

	private final IdentityRequest request = new Request("acme", () -> "anna");

	private final IdentityRequest anonymous = new Request(null, null);

	@Test
	void readsAHeader() {
		assertThat(source("header:X-Tenant-Id").read(this.request)).isEqualTo("X-Tenant-Id=acme");
		assertThat(source("header:X-Tenant-Id").read(this.anonymous)).isNull();
	}

	@Test
	void readsAClaimOfThePrincipal() {
		assertThat(source("claim:org_id").read(this.request)).isEqualTo("anna.org_id");
		assertThat(source("claim:org_id").read(this.anonymous)).isNull();
	}

	@Test
	void readsTheNameOfThePrincipal() {
		assertThat(source("principal").read(this.request)).isEqualTo("anna");
		assertThat(source("principal").read(this.anonymous)).isNull();
	}

	@Test
	void readsNothingWhereNothingIsWanted() {
		assertThat(source("none").read(this.request)).isNull();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "header", "header:", "header:X Tenant", "header:X\r\n", "cookie:x", "Principal", "claim:" })
	void refusesAnyOtherFormWithKeyValueAndRemedy(String value) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> source(value))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo(KEY);
				assertThat(ex.getValue()).isEqualTo(value);
				assertThat(ex.getReason()).contains("'header:NAME', 'claim:NAME', 'principal' or 'none'");
			});
	}

	private IdentitySource source(String value) {
		return IdentitySource.of(KEY, value, (principal, claim) -> principal.getName() + "." + claim);
	}

	/**
	 * A request with one header.
	 *
	 * @param tenant value of each header
	 * @param principal who is logged in
	 */
	private record Request(@Nullable String tenant, @Nullable Principal principal) implements IdentityRequest {

		@Override
		public @Nullable String header(String name) {
			return (this.tenant != null) ? name + "=" + this.tenant : null;
		}

	}

}

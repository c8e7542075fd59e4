package io.throughline.propagation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IdentityHosts}.
 */
class IdentityHostsTests {

	private final IdentityHosts defaults = new IdentityHosts(
			List.of("loopback", "single-label", "*.internal", "*.svc", "*.cluster.local", "*.local"));

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]", "crm", "crm-2", "2fast",
			"crm.internal", "a.b.svc", "crm.cluster.local", "printer.local" })
	void trustsItsOwnNetworkByDefault(String host) {
		assertThat(this.defaults.contains(host)).isTrue();
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "api.example.com", "128.0.0.1", "127.0.0.1.example.com", "internal.example.com",
			"evilinternal.com", "crm.internal.", ".", "2130706433", "0x7f000001", "0x08080808", "[fe80::1]",
			"10.0.0.1" })
	void trustsNobodyElseByDefault(String host) {
		assertThat(this.defaults.contains(host)).isFalse();
	}

	@Test
	void trustsNobodyWhereNobodyIsNamed() {
		assertThat(new IdentityHosts(List.of()).contains("localhost")).isFalse();
	}

	@Test
	void takesNamesInAnyCase() {
		IdentityHosts hosts = new IdentityHosts(List.of("CRM.Example.com", "*.Shop.example"));
		assertThat(hosts.contains("crm.example.com")).isTrue();
		assertThat(hosts.contains("a.shop.example")).isTrue();
		assertThat(hosts.contains("shop.example")).isFalse();
		assertThat(hosts.contains("x.crm.example.com")).isFalse();
	}

}

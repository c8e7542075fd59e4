package io.throughline.incident;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.throughline.testsupport.LogLines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may come to the look-up.
 */
class CallerRulesTests {

	private final CallerRules rules = new CallerRules(List.of("localhost"), false);

	@Test
	void warnsOnceOfWhatItRefuses() {
		try (LogLines lines = LogLines.capture()) {
			assertThat(this.rules.allow(new Sent("GET", null, true, Map.of("Host", "evil.example")))).isFalse();
			assertThat(this.rules.allow(new Sent("GET", null, true, Map.of()))).isFalse();
			assertThat(lines.containing("throughline.incidents.unsecured=true")).hasSize(1);
		}
	}

	@Test
	void answersNobodyFromAnotherMachine() {
		assertThat(this.rules.allow(new Sent("GET", null, false, Map.of("Host", "localhost")))).isFalse();
		assertThat(this.rules.allow(new Sent("GET", () -> "ann", false, Map.of("Host", "evil.example")))).isTrue();
	}

	@Test
	void answersEverybodyWhereToldSo() {
		CallerRules open = new CallerRules(List.of("localhost"), true);
		assertThat(open.allow(new Sent("GET", null, false, Map.of("Host", "evil.example")))).isTrue();
		assertThat(open.allow(new Sent("GET", null, false, Map.of("Sec-Fetch-Site", "cross-site")))).isFalse();
	}

	@Test
	void changesNothingForPagesOfOtherSites() {
		Map<String, String> headers = new HashMap<>(Map.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"));
		for (String site : List.of("cross-site", "same-site", "none")) {
			headers.put("Sec-Fetch-Site", site);
			assertThat(this.rules.allow(new Sent("POST", () -> "ann", true, headers))).as(site).isFalse();
		}
		headers.put("Sec-Fetch-Site", "same-origin");
		assertThat(this.rules.allow(new Sent("POST", () -> "ann", true, headers))).isTrue();
	}

	@Test
	void opensNoFrameOfAnotherSite() {
		Map<String, String> headers = Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate",
				"Sec-Fetch-Dest", "iframe");
		assertThat(this.rules.allow(new Sent("GET", () -> "ann", true, headers))).isFalse();
	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param user who is logged in
	 * @param isLoopback whether it comes from this machine
	 * @param headers its headers
	 */
	private record Sent(String method, @Nullable Principal user, boolean isLoopback,
			Map<String, String> headers) implements LookUpRequest {

		@Override
		public List<String> path() {
			return List.of();
		}

		@Override
		public @Nullable String header(String name) {
			return this.headers.get(name);
		}

		@Override
		public boolean hasParameter(String name) {
			return false;
		}

	}

}

package io.throughline.entry;

import java.security.Principal;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;

/**
 * Who is logged in, as a header of the test says: {@code name} or {@code name/tenant},
 * the latter as a claim.
 */
final class Logins {

	static final String HEADER = "X-Test-Login";

	private Logins() {
	}

	static @Nullable Principal of(@Nullable String login) {
		if (login == null) {
			return null;
		}
		String[] parts = login.split("/");
		if (parts.length == 1) {
			return () -> login;
		}
		Map<String, Object> claims = Map.of("sub", parts[0], "org_id", parts[1]);
		return new TestingAuthenticationToken(new DefaultOAuth2AuthenticatedPrincipal(parts[0], claims, List.of()),
				"none");
	}

}

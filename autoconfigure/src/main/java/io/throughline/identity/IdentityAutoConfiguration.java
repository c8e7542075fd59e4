package io.throughline.identity;

import java.security.Principal;
import java.util.function.BiFunction;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.scope.ScopeAutoConfiguration;
import io.throughline.scope.ScopeFieldsHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.util.ClassUtils;

/**
 * Auto-configuration of the identity of requests.
 */
@AutoConfiguration(after = { ScopeAutoConfiguration.class, ObservationAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@EnableConfigurationProperties(IdentityProperties.class)
public final class IdentityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	IdentityResolver throughlineIdentityResolver(IdentityProperties properties) {
		return new ConfiguredIdentityResolver(properties, claims());
	}

	@Bean
	@ConditionalOnBean({ ObservationRegistry.class, ScopeFieldsHandler.class })
	CurrentIdentity throughlineCurrentIdentity(ObservationRegistry registry, ScopeFieldsHandler fields) {
		return new CurrentIdentity(registry, fields);
	}

	private BiFunction<Principal, String, @Nullable String> claims() {
		boolean oauth2 = ClassUtils.isPresent("org.springframework.security.oauth2.core.ClaimAccessor",
				getClass().getClassLoader());
		return (oauth2) ? Claims::read : (principal, name) -> null;
	}

	/**
	 * Claims of tokens, loaded only where Spring Security's OAuth 2 is there.
	 */
	private static final class Claims {

		static @Nullable String read(Principal principal, String name) {
			Object subject = (principal instanceof Authentication authentication) ? authentication.getPrincipal()
					: principal;
			if (subject instanceof ClaimAccessor claims) {
				return claims.getClaimAsString(name);
			}
			Object value = (subject instanceof OAuth2AuthenticatedPrincipal token) ? token.getAttribute(name) : null;
			return (value != null) ? value.toString() : null;
		}

	}

}

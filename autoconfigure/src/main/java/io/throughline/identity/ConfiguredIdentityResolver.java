package io.throughline.identity;

import java.security.Principal;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Reads the identity from the sources in {@code throughline.identity.*}.
 */
final class ConfiguredIdentityResolver implements IdentityResolver {

	private final IdentitySource tenant;

	private final IdentitySource session;

	private final IdentitySource user;

	private final @Nullable UserHasher hasher;

	ConfiguredIdentityResolver(IdentityProperties properties, BiFunction<Principal, String, @Nullable String> claims) {
		this.tenant = IdentitySource.of("throughline.identity.tenant", properties.tenant(), claims);
		this.session = IdentitySource.of("throughline.identity.session", properties.session(), claims);
		this.user = IdentitySource.of("throughline.identity.user", properties.user(), claims);
		// Where no user is read, nobody needs to hear that the key is missing.
		this.hasher = (properties.user().equals("none")) ? null : new UserHasher(properties.hashKey());
	}

	@Override
	public Identity resolve(IdentityRequest request) {
		String userId = this.user.read(request);
		return new Identity(this.tenant.read(request), this.session.read(request),
				(this.hasher != null && userId != null && !userId.isEmpty()) ? this.hasher.hash(userId) : null);
	}

}

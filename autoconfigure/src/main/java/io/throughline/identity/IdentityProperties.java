package io.throughline.identity;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where tenant, session and user are read from.
 *
 * @param tenant Source of the tenant: "header:NAME", "claim:NAME", "principal" or "none".
 * @param session Source of the session: "header:NAME", "claim:NAME", "principal" or
 * "none".
 * @param user Source of the user, who is only ever kept as a hash: "header:NAME",
 * "claim:NAME", "principal" or "none".
 * @param hashKey Key of the HMAC that hashes users. Random at each start by default, so
 * that hashes change with it.
 */
@ConfigurationProperties("throughline.identity")
record IdentityProperties(@DefaultValue("header:X-Tenant-Id") String tenant,
		@DefaultValue("header:X-Session-Id") String session, @DefaultValue("principal") String user,
		@Nullable String hashKey) {
}

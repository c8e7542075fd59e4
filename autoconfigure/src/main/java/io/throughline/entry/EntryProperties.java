package io.throughline.entry;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens at the door.
 *
 * @param traceHeader Response header with the trace id. Empty for none.
 * @param referenceHeader Response header with the short reference. Empty for none.
 * @param exclude Paths, with "*" and "**", whose requests are not logged, and kept in the
 * store only if they fail.
 * @param trustInbound Whose "traceparent" is continued: "always", "trusted-callers" or
 * "never". A new trace links the one that is not continued.
 * @param trustedCallers Addresses and ranges whose word on tenant, session and user hash
 * is taken.
 */
@ConfigurationProperties("throughline.entry")
record EntryProperties(@DefaultValue("X-Trace-Id") String traceHeader,
		@DefaultValue("X-Reference") String referenceHeader, @DefaultValue("/actuator/**") List<String> exclude,
		@DefaultValue("always") TrustInbound trustInbound, @DefaultValue( {
				"127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
				"fc00::/7" }) List<String> trustedCallers){

	/**
	 * Whose {@code traceparent} is continued.
	 */
	enum TrustInbound {

		/**
		 * Everybody's.
		 */
		ALWAYS,

		/**
		 * That of the trusted callers.
		 */
		TRUSTED_CALLERS,

		/**
		 * Nobody's.
		 */
		NEVER

	}

}

package io.throughline.entry;

import io.throughline.testsupport.TestServer;

/**
 * What the contracts run on.
 */
interface EntryFixture {

	/**
	 * An application with other headers, its own resolver and messages.
	 */
	String[] RENAMED = { "throughline.entry.trace-header=X-Correlation", "throughline.entry.reference-header=",
			"test.resolver=own", "spring.web.error.include-message=always" };

	/**
	 * An application with claims, problem details and trusted callers only.
	 */
	String[] STRICT = { "throughline.identity.tenant=claim:org_id", "throughline.identity.session=none",
			"throughline.identity.user=claim:sub", "throughline.identity.hash-key=fictitious-key",
			"throughline.entry.exclude=/hello/excluded,/x/**", "throughline.entry.trust-inbound=trusted-callers",
			"spring.mvc.problemdetails.enabled=true", "spring.webflux.problemdetails.enabled=true" };

	/**
	 * Return a running application, started once for each set of properties. To be called
	 * before log lines are captured.
	 * @param properties properties of the form {@code key=value}
	 * @return the application
	 */
	EntryApp app(String... properties);

	/**
	 * Return the server under test.
	 * @return the server
	 */
	TestServer server();

	/**
	 * Return whether the server is reactive.
	 * @return whether it is
	 */
	default boolean isReactive() {
		return server() == TestServer.NETTY;
	}

}

package io.throughline.session;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Tomcat.
 */
final class TomcatSessionsEndpointTests extends SessionsEndpointContract {

	TomcatSessionsEndpointTests() {
		super(TestServer.TOMCAT);
	}

}

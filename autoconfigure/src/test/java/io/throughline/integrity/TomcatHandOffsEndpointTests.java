package io.throughline.integrity;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Tomcat.
 */
final class TomcatHandOffsEndpointTests extends HandOffsEndpointContract {

	TomcatHandOffsEndpointTests() {
		super(TestServer.TOMCAT);
	}

}

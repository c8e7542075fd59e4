package io.throughline.sampling;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Tomcat.
 */
final class TomcatSamplingEndpointTests extends SamplingEndpointContract {

	TomcatSamplingEndpointTests() {
		super(TestServer.TOMCAT, ServletSamplingApplication.class);
	}

}

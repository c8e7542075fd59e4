package io.throughline.sampling;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Netty.
 */
final class NettySamplingEndpointTests extends SamplingEndpointContract {

	NettySamplingEndpointTests() {
		super(TestServer.NETTY, ReactiveSamplingApplication.class);
	}

}

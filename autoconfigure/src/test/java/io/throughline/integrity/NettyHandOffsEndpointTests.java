package io.throughline.integrity;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Netty.
 */
final class NettyHandOffsEndpointTests extends HandOffsEndpointContract {

	NettyHandOffsEndpointTests() {
		super(TestServer.NETTY);
	}

}

package io.throughline.session;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Netty.
 */
final class NettySessionsEndpointTests extends SessionsEndpointContract {

	NettySessionsEndpointTests() {
		super(TestServer.NETTY);
	}

}

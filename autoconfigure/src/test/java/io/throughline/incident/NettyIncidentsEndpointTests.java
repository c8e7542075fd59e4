package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Netty.
 */
final class NettyIncidentsEndpointTests extends IncidentsEndpointContract {

	NettyIncidentsEndpointTests() {
		super(TestServer.NETTY);
	}

}

package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on a management port of Netty.
 */
final class NettyManagementPortNoContentTests extends NoContentContract {

	NettyManagementPortNoContentTests() {
		super(TestServer.NETTY, ReactiveSecuredApplication.class, "management.server.port=0");
	}

}

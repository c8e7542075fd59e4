package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Netty.
 */
final class NettyNoContentTests extends NoContentContract {

	NettyNoContentTests() {
		super(TestServer.NETTY, ReactiveSecuredApplication.class);
	}

}

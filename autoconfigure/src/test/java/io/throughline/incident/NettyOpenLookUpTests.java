package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Netty.
 */
final class NettyOpenLookUpTests extends OpenLookUpContract {

	NettyOpenLookUpTests() {
		super(TestServer.NETTY, "/actuator/incidents");
	}

}

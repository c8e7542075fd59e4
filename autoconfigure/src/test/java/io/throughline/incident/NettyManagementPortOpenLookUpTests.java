package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on a management port of Netty.
 */
final class NettyManagementPortOpenLookUpTests extends OpenLookUpContract {

	NettyManagementPortOpenLookUpTests() {
		super(TestServer.NETTY, "/ops/incidents", "management.server.port=0", "management.server.base-path=/ops",
				"management.endpoints.web.base-path=/");
	}

}

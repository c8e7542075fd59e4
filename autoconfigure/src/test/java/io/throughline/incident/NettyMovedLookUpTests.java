package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Netty where all paths are others.
 */
final class NettyMovedLookUpTests extends OpenLookUpContract {

	NettyMovedLookUpTests() {
		super(TestServer.NETTY, "/app/manage/look-up", "spring.webflux.base-path=/app",
				"management.endpoints.web.base-path=/manage",
				"management.endpoints.web.path-mapping.incidents=look-up");
	}

}

package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on a management port of Tomcat.
 */
final class TomcatManagementPortOpenLookUpTests extends OpenLookUpContract {

	TomcatManagementPortOpenLookUpTests() {
		super(TestServer.TOMCAT, "/ops/incidents", "management.server.port=0", "management.server.base-path=/ops",
				"management.endpoints.web.base-path=/");
	}

}

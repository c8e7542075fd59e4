package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on a management port of Tomcat.
 */
final class TomcatManagementPortNoContentTests extends NoContentContract {

	TomcatManagementPortNoContentTests() {
		super(TestServer.TOMCAT, ServletSecuredApplication.class, "management.server.port=0");
	}

}

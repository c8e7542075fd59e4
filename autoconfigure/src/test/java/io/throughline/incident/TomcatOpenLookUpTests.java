package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Tomcat.
 */
final class TomcatOpenLookUpTests extends OpenLookUpContract {

	TomcatOpenLookUpTests() {
		super(TestServer.TOMCAT, "/actuator/incidents");
	}

}

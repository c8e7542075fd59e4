package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Tomcat.
 */
final class TomcatIncidentsEndpointTests extends IncidentsEndpointContract {

	TomcatIncidentsEndpointTests() {
		super(TestServer.TOMCAT);
	}

}

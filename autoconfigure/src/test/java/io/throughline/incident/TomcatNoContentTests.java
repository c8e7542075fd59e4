package io.throughline.incident;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Tomcat.
 */
final class TomcatNoContentTests extends NoContentContract {

	TomcatNoContentTests() {
		super(TestServer.TOMCAT, ServletSecuredApplication.class);
	}

}

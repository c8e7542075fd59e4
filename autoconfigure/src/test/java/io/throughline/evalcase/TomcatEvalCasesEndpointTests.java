package io.throughline.evalcase;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Tomcat.
 */
final class TomcatEvalCasesEndpointTests extends EvalCasesEndpointContract {

	TomcatEvalCasesEndpointTests() {
		super(TestServer.TOMCAT, ServletCasesApplication.class);
	}

}

package io.throughline.prompt;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Tomcat.
 */
final class TomcatPromptsEndpointTests extends PromptsEndpointContract {

	TomcatPromptsEndpointTests() {
		super(TestServer.TOMCAT);
	}

}

package io.throughline.prompt;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the endpoint on Netty.
 */
final class NettyPromptsEndpointTests extends PromptsEndpointContract {

	NettyPromptsEndpointTests() {
		super(TestServer.NETTY);
	}

}

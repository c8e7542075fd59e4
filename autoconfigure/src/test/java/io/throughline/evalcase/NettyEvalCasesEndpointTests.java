package io.throughline.evalcase;

import io.throughline.testsupport.TestServer;

/**
 * The contract on Netty.
 */
final class NettyEvalCasesEndpointTests extends EvalCasesEndpointContract {

	NettyEvalCasesEndpointTests() {
		super(TestServer.NETTY, ReactiveCasesApplication.class);
	}

}

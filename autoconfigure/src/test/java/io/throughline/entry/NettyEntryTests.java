package io.throughline.entry;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the door on Netty.
 */
final class NettyEntryTests extends EntryContract {

	NettyEntryTests() {
		super(TestServer.NETTY);
	}

}

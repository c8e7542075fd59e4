package io.throughline.entry;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the door on Jetty.
 */
final class JettyEntryTests extends EntryContract {

	JettyEntryTests() {
		super(TestServer.JETTY);
	}

}

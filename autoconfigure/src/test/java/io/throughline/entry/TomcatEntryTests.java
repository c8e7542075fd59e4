package io.throughline.entry;

import io.throughline.testsupport.TestServer;

/**
 * The contract of the door on Tomcat.
 */
final class TomcatEntryTests extends EntryContract {

	TomcatEntryTests() {
		super(TestServer.TOMCAT);
	}

}

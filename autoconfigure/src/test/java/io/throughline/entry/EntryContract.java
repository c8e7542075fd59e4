package io.throughline.entry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What each server's door must do. The tests stand in the interfaces, one for each side
 * of the door.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntryContract implements AnswerContract, ErrorContract, LineContract, IdentityContract, TrustContract {

	private final Map<List<String>, EntryApp> apps = new ConcurrentHashMap<>();

	private final TestServer server;

	EntryContract(TestServer server) {
		this.server = server;
	}

	@Override
	public final EntryApp app(String... properties) {
		return this.apps.computeIfAbsent(List.of(properties), (key) -> EntryApp.start(this.server, properties));
	}

	@Override
	public final TestServer server() {
		return this.server;
	}

	@AfterAll
	void close() {
		this.apps.values().forEach(EntryApp::close);
	}

}

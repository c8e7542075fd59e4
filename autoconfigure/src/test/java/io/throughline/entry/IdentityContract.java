package io.throughline.entry;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.throughline.entry.EntryApp.Answer;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom a request is for, on its lines and on its span.
 */
interface IdentityContract extends EntryFixture {

	@Test
	default void headersNameTenantAndSessionOnEachLine() {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get("/operators", "X-Tenant-Id", "acme", "X-Session-Id", "s-1");
			EntryApp.closing(lines, answer);
			List<ILoggingEvent> all = EntryApp.of(lines, answer);
			assertThat(lines.containing("operator ")).hasSize(3).isSubsetOf(all);
			assertThat(all).hasSize(5)
				.allSatisfy((line) -> assertThat(line.getMDCPropertyMap()).containsEntry("tenant_id", "acme")
					.containsEntry("session_id", "s-1"));
		}
	}

	@Test
	default void theServerSpanTellsTheIdentity() {
		EntryApp app = app();
		Answer answer = app.get("/hello/anna", "X-Tenant-Id", "acme", "X-Session-Id", "s-1", Logins.HEADER, "anna");
		assertThat(app.attribute(answer.traceId(), "throughline.tenant.id")).isEqualTo("acme");
		assertThat(app.attribute(answer.traceId(), "session.id")).isEqualTo("s-1");
		assertThat(app.attribute(answer.traceId(), "user.hash")).matches("[0-9a-f]{32}");
	}

	@Test
	default void thePrincipalIsKnownBehindSecurityAsAHashOnly() {
		EntryApp app = app();
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get("/operators", Logins.HEADER, "anna.schmidt");
			String hash = mdc(EntryApp.closing(lines, answer)).get("user_hash");
			assertThat(hash).matches("[0-9a-f]{32}");
			assertThat(lines.containing("operator ")).hasSize(3)
				.allSatisfy((line) -> assertThat(mdc(line)).containsEntry("user_hash", hash));
			assertThat(lines.all()).noneMatch((line) -> (line.getFormattedMessage() + mdc(line)).contains("schmidt"));
			assertThat(app.serverSpan(answer.traceId()).toString()).doesNotContain("schmidt");
		}
	}

	@Test
	default void claimsNameTenantAndUser() {
		EntryApp app = app(STRICT);
		try (LogLines lines = LogLines.capture()) {
			Answer answer = app.get("/hello/anna", Logins.HEADER, "u1/globex", "X-Tenant-Id", "acme");
			assertThat(mdc(EntryApp.closing(lines, answer))).containsEntry("tenant_id", "globex")
				.containsKey("user_hash")
				.doesNotContainKey("session_id");
			assertThat(mdc(lines.await("greeting"))).containsEntry("tenant_id", "globex");
		}
	}

	@Test
	default void theSameUserHasTheSameHash() {
		EntryApp app = app(STRICT);
		String first = userHash(app, "u1/globex");
		assertThat(userHash(app, "u1/globex")).isEqualTo(first);
		assertThat(userHash(app, "u2/globex")).isNotEqualTo(first);
	}

	@Test
	default void theApplicationsOwnResolverIsAsked() {
		EntryApp app = app(RENAMED);
		Answer answer = app.get("/hello/anna", "X-Shop", "berlin", "X-Tenant-Id", "acme");
		assertThat(app.attribute(answer.header("X-Correlation"), "throughline.tenant.id")).isEqualTo("own-berlin");
	}

	@Test
	default void aResolverThatFailsIsLoggedOnceAndBreaksNothing() {
		assertAnsweredAndLoggedOnce(app("test.resolver=throwing"), "resolver");
	}

	@Test
	default void aResolverThatReturnsNothingIsLoggedOnceAndBreaksNothing() {
		assertAnsweredAndLoggedOnce(app("test.resolver=nothing"), "No identity was returned");
	}

	@Test
	default void aPrincipalThatCannotBeReadBreaksNothing() {
		assertThat(app().get("/hello/anna", Logins.HEADER, "broken").status()).isEqualTo(200);
	}

	@Test
	default void whatIsNoIdentityIsDropped() {
		EntryApp app = app();
		Answer answer = app.get("/hello/anna", "X-Tenant-Id", "ac me", "X-Session-Id", "s".repeat(129));
		assertThat(app.attribute(answer.traceId(), "throughline.tenant.id")).isNull();
		assertThat(app.attribute(answer.traceId(), "session.id")).isNull();
	}

	private void assertAnsweredAndLoggedOnce(EntryApp app, String cause) {
		try (LogLines lines = LogLines.capture()) {
			for (int i = 0; i < 3; i++) {
				Answer answer = app.get("/hello/anna", Logins.HEADER, "anna");
				assertThat(answer.status()).isEqualTo(200);
				EntryApp.closing(lines, answer);
			}
			assertThat(lines.containing("identity of a request was not resolved")).singleElement()
				.satisfies((line) -> assertThat(line.getThrowableProxy().getMessage()).isEqualTo(cause));
		}
	}

	private String userHash(EntryApp app, String login) {
		String hash = app.attribute(app.get("/hello/anna", Logins.HEADER, login).traceId(), "user.hash");
		assertThat(hash).isNotNull();
		return hash;
	}

	private Map<String, String> mdc(ILoggingEvent line) {
		return line.getMDCPropertyMap();
	}

}

package io.throughline.sample.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.throughline.reference.Reference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** Why there is nothing to show is told apart. */
class MissingTests extends AcceptanceTest {

	@Test
	void whatNeverWasIsUnknown() {
		assertMissing(SeededTrace.empty().reference(), "unknown", "Not found here");
	}

	@Test
	void whatWasKeptForItsTimeIsExpired() {
		SeededTrace old = SeededTrace.empty()
			.at(Instant.now().minus(Duration.ofDays(200)))
			.chat("succeeded")
			.save(this.store);
		this.store.purge(Instant.now());
		assertMissing(old.reference(), "expired", "No longer kept");
	}

	@Test
	void whatWasNotSampledIsSaidToBe() {
		String traceId = SeededTrace.newTraceId();
		String reference = Reference.of(traceId).text();
		client(null).get()
			.uri("/favicon.svg")
			.header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
			.header("X-Tenant-Id", "unsampled")
			.retrieve()
			.toBodilessEntity();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> cause(reference).equals("sampled_out"));
		assertMissing(reference, "sampled_out", "Not kept");
	}

	@Test
	void whatIsNotYetHereOpensByItself() {
		String traceId = SeededTrace.newTraceId();
		String reference = Reference.of(traceId).text();
		this.pages.loginAs("support").searchBox().sendKeys(reference);
		CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> slowly(traceId));
		Awaitility.await().until(() -> cause(reference).equals("not_yet"));
		this.browser.press(Keys.ENTER);
		this.pages.awaitHeading("Not here yet");
		this.pages.awaitIncident(reference);
		answered.join();
	}

	private void slowly(String traceId) {
		client(null).post()
			.uri("/api/chat/stream")
			.header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
			.body(Map.of("message", "#slow"))
			.retrieve()
			.toBodilessEntity();
	}

	private String cause(String reference) {
		return get("support", "?q={q}", reference).path("cause").asString("");
	}

	private void assertMissing(String reference, String cause, String heading) {
		assertThat(answer("support", "?q={q}", reference).getStatusCode().value()).isEqualTo(404);
		assertThat(cause(reference)).isEqualTo(cause);
		this.pages.loginAs("support").search(reference);
		this.pages.awaitHeading(heading);
		assertThat(this.pages.main()).contains(get("support", "?q={q}", reference).path("detail").asString());
	}

}

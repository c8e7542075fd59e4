package io.throughline.sample.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.throughline.reference.Reference;
import io.throughline.store.TraceSpan.Status;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A person of support finds what a customer speaks of, and reads what happened. */
class SupportTests extends AcceptanceTest {

	@Test
	void aReferenceIsCopiedFromTheAnswerPastedAndOpenedWithinTwoSeconds() {
		this.browser.open(base() + "/");
		this.pages.button("Refund my delayed package, order ord_9132").click();
		String reference = this.browser.text(".turn.bot code");
		this.pages.button("Copy reference").click();
		this.browser.named("button", "Copied");
		assertThat(this.browser.clipboard()).isEqualTo(reference);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> answer("support", "?q={q}", reference).getStatusCode().is2xxSuccessful());
		this.pages.loginAs("support");
		// The best of three: this machine may be busy with something else.
		assertThat(IntStream.range(0, 3).mapToObj((each) -> pasteAndOpen(reference)))
			.anyMatch((took) -> took.compareTo(Duration.ofSeconds(2)) < 0);
		assertThat(this.pages.main()).contains("create_refund", "HTTP 200", "Manual fix", "V5");
	}

	private Duration pasteAndOpen(String reference) {
		this.pages.open("incidents");
		this.pages.searchBox().click();
		this.browser.control("v");
		long begin = System.nanoTime();
		this.browser.press(Keys.ENTER);
		this.pages.awaitIncident(reference);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	@Test
	void anySpellingOpensTheSameIncident() {
		SeededTrace trace = SeededTrace.empty().chat("succeeded").save(this.store);
		String id = trace.traceId();
		String reference = trace.reference();
		this.pages.loginAs("support");
		for (String spelled : List.of(reference.toLowerCase(Locale.ROOT), reference.replace("-", ""),
				String.join(" ", reference.split("")), reference.replace('-', '\u2013'), reference + "\n",
				"\"" + reference + "\"", "\u201c" + reference + "\u201d", id, id.toUpperCase(Locale.ROOT),
				id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"),
				"00-" + id + "-00f067aa0ba902b7-01", "traceparent: 00-" + id + "-00f067aa0ba902b7-00")) {
			assertFinds(spelled, trace);
			this.pages.open("incidents");
			this.pages.search(spelled);
			this.pages.awaitIncident(reference);
		}
	}

	@Test
	void aWholeEmailOpensTheIncidentThatItNames() {
		SeededTrace trace = SeededTrace.empty().chat("degraded").save(this.store);
		String email = """
				Dear support,

				I asked on 6 June, about order ORD-2024-1177, and got a wrong answer (again!).
				It said: "Reference %s".

				Kind regards
				Kim, +44 20 7946 0958
				""".formatted(trace.reference());
		assertFinds(email, trace);
		this.pages.loginAs("support");
		this.browser.run("return navigator.clipboard.writeText(arguments[0])", email);
		this.pages.searchBox().click();
		this.browser.control("v");
		this.browser.press(Keys.ENTER);
		this.pages.awaitIncident(trace.reference());
	}

	@Test
	void aTypoIsSaidAndTheRightIncidentOffered() {
		SeededTrace trace = SeededTrace.empty().chat("degraded").save(this.store);
		this.pages.loginAs("support");
		for (String mistyped : List.of(oneLetterOff(trace.reference()), twoLettersSwapped(trace.reference()))) {
			JsonNode problem = get("support", "?q={q}", mistyped);
			assertThat(problem.path("cause").asString()).isEqualTo("mistyped");
			assertThat(problem.path("suggestions").findValuesAsString("ref")).contains(trace.reference());
			this.pages.open("incidents");
			this.pages.search(mistyped);
			this.pages.awaitHeading("That reference has a typo");
			this.pages.link(trace.reference()).click();
			this.pages.awaitIncident(trace.reference());
		}
	}

	private static String oneLetterOff(String reference) {
		return ((reference.charAt(0) == 'K') ? 'M' : 'K') + reference.substring(1);
	}

	private static String twoLettersSwapped(String reference) {
		StringBuilder swapped = new StringBuilder(reference);
		int at = IntStream.range(0, 3)
			.filter((each) -> reference.charAt(each) != reference.charAt(each + 1))
			.findFirst()
			.orElseThrow();
		swapped.setCharAt(at, reference.charAt(at + 1));
		swapped.setCharAt(at + 1, reference.charAt(at));
		return swapped.toString();
	}

	@Test
	void theAnswersAreVisibleWithoutScrolling() {
		SeededTrace trace = refundRefused().save(this.store);
		this.pages.loginAs("support").openIncident(trace.reference());
		List<WebElement> answers = List.of(this.browser.find("main .summary"), this.pages.answer("What the user saw"),
				this.pages.answer("What to do"));
		assertThat(answers).allSatisfy((answer) -> {
			Rectangle place = answer.getRect();
			assertThat(place.getY() + place.getHeight()).isLessThanOrEqualTo(720);
			assertThat(answer.getText()).isNotBlank().doesNotContain("\tat ", ".java:", "Exception:");
		});
		assertThat(answers.get(0).getText()).contains("acme", "create_refund", "refused");
		assertThat(answers.get(1).getText()).contains("HTTP 200");
		assertThat(answers.get(2).getText()).contains("Manual fix", "refused", "V5");
		assertThat(this.browser.run("return scrollY")).isEqualTo(0L);
	}

	@Test
	void aTimeoutBeforeAnythingWasSentIsSafeToRetry() {
		assertWhatToDo(SeededTrace.empty()
			.chat("degraded")
			.failedTool("3", "create_refund", 20, 100, "non_idempotent", false, "timeout",
					"HttpConnectTimeoutException", "{}"),
				"safe_to_retry", "Safe to retry");
	}

	@Test
	void aTimeoutAfterThePaymentCallIsNotToBeRetried() {
		assertWhatToDo(SeededTrace.empty()
			.chat("degraded")
			.failedTool("3", "create_refund", 20, 100, "non_idempotent", false, "timeout", "HttpTimeoutException",
					"{}"),
				"do_not_retry", "Do not retry");
	}

	@Test
	void aDeadLetteredJobIsFixedByHandAndNamed() {
		assertWhatToDo(worker(3).span("6", "52", "refunds.DLT send", "producer", 20_000, 5L, Status.UNSET,
				Map.of("messaging.destination.name", "refunds.DLT")), "manual_fix", "refunds-0@41");
	}

	@Test
	void aPendingRetryIsWaitedFor() {
		String due = Instant.now().plus(Duration.ofMinutes(10)).toString();
		assertWhatToDo(
				worker(2).span("6", "51", "refunds-retry send", "producer", 9_310, 5L, Status.UNSET,
						Map.of("messaging.destination.name", "refunds-retry", "throughline.job.next_attempt_at", due)),
				"wait", "Wait until");
	}

	private void assertWhatToDo(SeededTrace trace, String action, String words) {
		trace.save(this.store);
		assertThat(get("support", "/{ref}", trace.reference()).at("/verdict/action").asString()).isEqualTo(action);
		this.pages.loginAs("support").openIncident(trace.reference());
		assertThat(this.pages.answer("What to do").getText()).contains(words);
	}

	@Test
	void theAttemptsOfAJobAreOneRowAndALateOneAppearsWithoutAReload() {
		SeededTrace trace = worker(3).save(this.store);
		this.pages.loginAs("support").openIncident(trace.reference());
		assertThat(attempts()).hasSize(1);
		assertThat(this.pages.rows()).anyMatch((row) -> row.getText().contains("not to scale"));
		this.pages.button("3 attempts").click();
		assertThat(attempts()).hasSize(3);
		this.browser.run("window.notReloaded = true");
		trace.attempt("53", "4", 25_000, false).save(this.store);
		this.pages.button("4 attempts");
		assertThat(attempts()).hasSize(4);
		assertThat(this.browser.run("return window.notReloaded")).isEqualTo(true);
		assertThat(get("support", "/{ref}", trace.reference()).path("traceId").asString()).isEqualTo(trace.traceId());
	}

	private List<WebElement> attempts() {
		return this.pages.rows().stream().filter((row) -> row.getAccessibleName().startsWith("job refunds")).toList();
	}

	private static SeededTrace worker(int attempts) {
		SeededTrace trace = SeededTrace.empty()
			.chat("succeeded")
			.tool("3", "queue_refund", 70, 10, "non_idempotent", false, "{}")
			.span("4", "3", "refunds send", "producer", 72, 5L, Status.UNSET,
					Map.of("messaging.destination.name", "refunds"));
		IntStream.range(0, attempts).forEach((each) -> trace.attempt("5" + each, "4", 1_000 + each * 8_000L, true));
		return trace;
	}

	static SeededTrace refundRefused() {
		return SeededTrace.empty()
			.chat("degraded")
			.prompt("3", "v17", Map.of())
			.model("4", "2", 10, 50, 100, 0.0002)
			.failedTool("5", "create_refund", 70, 10, "non_idempotent", false, "validation_error", "refused",
					"{\"orderId\":\"ord_9132\",\"amountCents\":89900,\"reason\":\"" + SeededTrace.CANARY + "\"}")
			.model("6", "2", 90, 60, 120, 0.0003);
	}

	@Test
	void aSharedReferenceOffersAChoice() {
		SeededTrace one = SeededTrace.empty().chat("failed", 400, "acme", "s-one").save(this.store);
		SeededTrace other = SeededTrace.of("1".repeat(22) + one.traceId().substring(22))
			.chat("degraded", 300, "globex", "s-other")
			.save(this.store);
		assertThat(Reference.of(other.traceId())).isEqualTo(Reference.of(one.traceId()));
		JsonNode problem = get("support", "?q={q}", one.reference());
		assertThat(problem.path("type").asString()).endsWith("ambiguous-reference");
		assertThat(problem.path("candidates").findValuesAsString("traceId")).containsExactlyInAnyOrder(one.traceId(),
				other.traceId());
		this.pages.loginAs("support").search(one.reference());
		this.pages.awaitHeading("Several requests share this reference");
		List<WebElement> candidates = this.browser.all("main tbody tr");
		assertThat(candidates).hasSize(2).allSatisfy((row) -> assertThat(row.getText()).contains("/api/chat"));
		WebElement globex = candidates.stream()
			.filter((row) -> row.getText().contains("globex"))
			.findFirst()
			.orElseThrow();
		assertThat(globex.getText()).containsIgnoringCase("degraded").containsPattern("\\d\\d:\\d\\d:\\d\\d");
		globex.findElement(By.cssSelector("a")).click();
		this.pages.awaitIncident(one.reference());
		assertThat(this.pages.main()).contains("globex");
	}

}

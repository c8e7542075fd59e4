package io.throughline.sample.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** An engineer finds the cause, reads what was said, and compares. */
class EngineerTests extends AcceptanceTest {

	private static final String DOCUMENTS = """
			[{"id":"doc_102","rank":1,"score":0.91,"tokens":312},{"id":"doc_087","rank":2,"score":0.84,"tokens":120}]""";

	@Autowired
	private Audited audited;

	@Test
	void theFirstCauseIsTheDeepestErrorAndKeysWalkTheProblems() {
		SeededTrace trace = SeededTrace.empty()
			.chat("failed")
			.failedTool("3", "crm_lookup", 20, 100, "none", true, "timeout", "504", "{}")
			.failed("4", "3", "retrieval", "crm-index", 30, 80L, "timeout", "504", Map.of())
			.failed("5", "2", "model", "chat", 150, 100L, "provider_error", "500", SeededTrace.modelFacts(10, 0.1))
			.save(this.store);
		this.pages.loginAs("engineer").openIncident(trace.reference());
		List<String> first = this.pages.rows()
			.stream()
			.map(WebElement::getAccessibleName)
			.filter((name) -> name.contains("first cause"))
			.toList();
		assertThat(first).singleElement().asString().startsWith("retrieval crm-index");
		this.browser.press("f");
		String firstProblem = this.browser.focused().getAccessibleName();
		this.browser.press("f");
		String secondProblem = this.browser.focused().getAccessibleName();
		assertThat(List.of(firstProblem, secondProblem)).doesNotHaveDuplicates()
			.allSatisfy((name) -> assertThat(name).containsAnyOf("timeout", "500"));
		this.browser.press("F");
		assertThat(this.browser.focused().getAccessibleName()).isEqualTo(firstProblem);
		this.browser.press(Keys.ENTER);
		String details = this.pages.drawer().getAccessibleName();
		String shared = this.browser.url();
		assertThat(shared).contains("span=000000000000000");
		this.browser.reload();
		assertThat(this.pages.drawer().getAccessibleName()).isEqualTo(details);
		this.browser.reset();
		this.pages.loginAs("support");
		this.browser.open(shared);
		assertThat(this.pages.drawer().getAccessibleName()).isEqualTo(details);
	}

	@Test
	void theDrawerShowsPromptAndDocumentsAndRevealsArgumentsOnTheRecord() {
		SeededTrace trace = SeededTrace.empty()
			.chat("degraded")
			.prompt("3", "v17",
					Map.of("throughline.prompt.label", "production", "throughline.prompt.missing_variable_names",
							List.of("city")))
			.retrieval("4", "2", 10, DOCUMENTS)
			.failedTool("5", "create_refund", 70, 10, "non_idempotent", false, "validation_error", "refused",
					"{\"orderId\":\"ord_9132\",\"email\":\"[email]\"}")
			.save(this.store);
		this.pages.loginAs("engineer").openIncident(trace.reference());
		this.pages.row("prompt support-agent").click();
		this.pages.tab("Prompt").click();
		assertThat(this.pages.drawer().getText()).contains("support-agent", "v17", "production", "Missing: city");
		this.pages.row("retrieval kb-policies").click();
		this.pages.tab("Documents").click();
		assertThat(this.pages.drawer().getText()).contains("doc_102", "0.91", "312", "doc_087", "0.84", "no");
		this.pages.row("tool create_refund").click();
		this.pages.tab("Overview").click();
		assertThat(this.pages.drawer().getText()).contains("refused").doesNotContain("ord_9132");
		assertThat(revealed(trace)).isFalse();
		this.pages.button("Reveal").click();
		this.browser.until("the arguments", () -> this.pages.drawer().getText().contains("ord_9132") ? true : null);
		assertThat(this.pages.drawer().getText()).contains("[email]");
		assertThat(revealed(trace)).isTrue();
	}

	@Test
	void theThreeQuestionsOfALiveRequestAreAnsweredInThreeClicks() {
		String reference = ask("Where is my onboarding request?").path("reference").asString();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> answer("engineer", "?q={q}", reference).getStatusCode().is2xxSuccessful());
		this.pages.loginAs("engineer");
		this.pages.search("Hello, your page said " + reference + ". What now?");
		assertThat(this.pages.row("tool crm_lookup").getAccessibleName()).contains("first cause");
		this.pages.row("retrieval kb-records");
		this.pages.row("model chat").click();
		this.pages.button("Reveal").click();
		this.browser.until("the question",
				() -> this.pages.drawer().getText().contains("Where is my onboarding request?") ? true : null);
	}

	private boolean revealed(SeededTrace trace) {
		return this.audited.by("engineer")
			.stream()
			.anyMatch(
					(event) -> event.getType().contains("REVEAL") && event.getData().containsValue(trace.reference()));
	}

	@Test
	void aSessionShowsItsTurnsAndTheFailingOneIsReachedByKeys() {
		String session = "s-" + SeededTrace.newTraceId().substring(0, 8);
		Instant first = Instant.now().minusSeconds(1200);
		List<SeededTrace> turns = IntStream.rangeClosed(1, 7)
			.<SeededTrace>mapToObj((turn) -> SeededTrace.empty()
				.at(first.plusSeconds(turn * 10L + ((turn > 4) ? 480 : 0)))
				.chat((turn == 5) ? "failed" : "succeeded", 400, "acme", session)
				.model("3", "2", 10, 50, 100L * turn, 0.001 * turn)
				.save(this.store))
			.toList();
		this.pages.loginAs("engineer");
		this.pages.open("sessions/" + session);
		this.pages.awaitHeading(session);
		assertThat(turnRows()).hasSize(7);
		assertThat(this.pages.main()).contains("grew \u00d77.0", "0.028").containsPattern("idle \\d min");
		assertThat(turnRows().get(4).getText()).containsIgnoringCase("failed").contains("first failure");
		String failing = turns.get(4).reference();
		for (int press = 0; press < 7 && !this.browser.focused().getText().equals(failing); press++) {
			this.browser.press("]");
		}
		this.browser.press(Keys.ENTER);
		this.pages.awaitIncident(failing);
		assertThat(this.pages.main()).contains("turn 5 of 7");
	}

	private List<WebElement> turnRows() {
		return this.browser.all("main tbody tr")
			.stream()
			.filter((row) -> row.getText().contains("-") && !row.getText().contains("idle"))
			.toList();
	}

	@Test
	void theTwinIsFoundAndWhatChangedIsNamed() {
		String tenant = "tenant-" + SeededTrace.newTraceId().substring(0, 6);
		SeededTrace twin = refund("succeeded", tenant, "v17", 4_999, "doc_091").save(this.store);
		refund("succeeded", "other", "v16", 1, "doc_1").save(this.store);
		SeededTrace failed = refund("degraded", tenant, "v17", 12_999, "doc_087").save(this.store);
		this.pages.loginAs("engineer").openIncident(failed.reference());
		this.pages.link("Compare").click();
		this.browser.until("the twin", () -> this.pages.main().contains(twin.reference()) ? true : null);
		assertThat(this.pages.main()).contains("auto", "route", "prompt version", "model", "doc_087", "doc_091",
				"12999", "4999");
		JsonNode comparison = get("engineer", "/{ref}/compare?with=auto", failed.reference());
		assertThat(comparison.at("/b/ref").asString()).isEqualTo(twin.reference());
		assertThat(comparison.path("relaxed").size()).isZero();
	}

	@Test
	void withoutATwinItSaysWhatIsNotTheSame() {
		String version = "v" + SeededTrace.newTraceId().substring(0, 8);
		SeededTrace other = refund("succeeded", "globex", version, 4_999, "doc_091").save(this.store);
		SeededTrace failed = refund("degraded", "acme", version, 12_999, "doc_087").save(this.store);
		this.pages.loginAs("engineer");
		this.pages.open("incidents/" + failed.reference() + "/compare?with=auto");
		this.browser.until("the other", () -> this.pages.main().contains(other.reference()) ? true : null);
		assertThat(this.pages.main()).contains("Not the same: tenant");
		assertThat(get("engineer", "/{ref}/compare?with=auto", failed.reference()).path("relaxed")
			.valueStream()
			.map(JsonNode::asString)
			.toList()).containsExactly("tenant");
	}

	private static SeededTrace refund(String outcome, String tenant, String version, long cents, String document) {
		SeededTrace trace = SeededTrace.empty()
			.chat(outcome, 400, tenant, "s-compare")
			.prompt("3", version, Map.of())
			.retrieval("4", "2", 10, "[{\"id\":\"doc_102\",\"score\":0.9},{\"id\":\"" + document + "\",\"score\":0.8}]")
			.model("5", "2", 40, 50, 100, 0.0002);
		String arguments = "{\"orderId\":\"ord_1\",\"refund_amount_cents\":" + cents + "}";
		return outcome.equals("succeeded")
				? trace.tool("6", "create_refund", 100, 31, "non_idempotent", false, arguments) : trace.failedTool("6",
						"create_refund", 100, 5, "non_idempotent", false, "validation_error", "refused", arguments);
	}

	@Test
	void promptVersionsAreWeighedByHowMuchWasKept() {
		String version = "v" + SeededTrace.newTraceId().substring(0, 8);
		IntStream.range(0, 20).forEach((each) -> chat("failed", version, 1, "error"));
		IntStream.range(0, 98).forEach((each) -> chat("succeeded", version, 0.1, "ratio"));
		double truth = 20.0 / (20 + 980);
		JsonNode found = versions(version);
		assertThat(found.path("failureRate").asDouble()).isBetween(truth - 0.01, truth + 0.01);
		assertThat(found.path("failureLow").asDouble()).isLessThan(truth);
		assertThat(found.path("failureHigh").asDouble()).isGreaterThan(truth);
		this.pages.loginAs("engineer");
		this.pages.open("prompts/support-agent");
		WebElement row = this.browser.until("the version",
				() -> this.browser.all("main tbody tr")
					.stream()
					.filter((each) -> each.getText().contains(version))
					.findFirst()
					.orElse(null));
		assertThat(row.getText()).contains("2.0 %");
		row.findElements(By.tagName("a")).get(2).click();
		this.browser.until("the traces", () -> this.browser.all("main tbody tr").size() == 20 ? true : null);
		assertThat(this.browser.all("main tbody tr")).allMatch((each) -> each.getText().contains("Failed"));
	}

	private void chat(String outcome, String version, double probability, String reason) {
		SeededTrace.empty()
			.sampled(probability, reason)
			.chat(outcome, 400, "acme", "s-prompts")
			.prompt("3", version, Map.of())
			.model("4", "2", 10, 50, 100, 0.0002)
			.save(this.store);
	}

	private JsonNode versions(String version) {
		return get("engineer", "/actuator/prompts/support-agent").path("versions")
			.valueStream()
			.filter((each) -> each.path("version").asString().endsWith(version))
			.findFirst()
			.orElseThrow();
	}

}

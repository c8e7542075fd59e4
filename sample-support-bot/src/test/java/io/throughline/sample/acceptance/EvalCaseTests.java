package io.throughline.sample.acceptance;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;

import io.throughline.evalcase.EvalCase;
import io.throughline.evalcase.EvalCaseFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** A failure becomes a test: one click, one field, one file. */
class EvalCaseTests extends AcceptanceTest {

	private static final String CASES = "/actuator/evalcases";

	@Test
	void aStaleRecordBecomesACaseByOneClickAndOneField() {
		String reference = stored("Where is my onboarding request?");
		this.pages.loginAs("engineer").openIncident(reference);
		this.pages.button("Eval case").click();
		this.browser.until("the draft", () -> this.pages.main().contains("Eval case in default") ? true : null);
		assertThat(this.browser.url()).endsWith(CASES + "/default/" + reference);
		assertThat(this.pages.main()).contains("Draft", "Where is my onboarding request?", "support-agent@v17",
				"record-20871", "crm_lookup", "Drafts are not exported");
		assertThat(text("engineer", MediaType.ALL, CASES + "/default/{id}?format=jsonl", reference).getStatusCode())
			.isEqualTo(HttpStatus.CONFLICT);
		say("contains: waiting for a response");
		this.browser.until("why not", () -> this.pages.main().contains("meets this already") ? true : null);
		say("does not contain: waiting for a response");
		WebElement file = this.pages.link("Download JSONL");
		EvalCase exported = read(file.getDomProperty("href"));
		assertThat(exported.id()).isEqualTo(reference);
		assertThat(exported.prompt().version()).isEqualTo("v17");
		assertThat(exported.documents()).extracting(EvalCase.Document::id).contains("record-20871");
		assertThat(exported.tools()).extracting(EvalCase.ToolReply::name).contains("crm_lookup");
		assertThat(exported.expected()).isEqualTo("does not contain: waiting for a response");
	}

	@Test
	void aCaseIsMadeOnceLinkedBothWaysAndOutlivesItsContent() {
		String reference = stored("Where is my onboarding request?");
		assertThat(makeCase(reference)).isEqualTo(HttpStatus.CREATED);
		assertThat(makeCase(reference)).isEqualTo(HttpStatus.OK);
		this.pages.loginAs("engineer").openIncident(reference);
		assertThat(this.browser.all("main button")).noneMatch((each) -> each.getText().equals("Eval case"));
		this.pages.link("default/" + reference).click();
		this.browser.until("the case", () -> this.browser.url().contains(CASES) ? true : null);
		this.pages.awaitHeading(reference);
		this.pages.link(reference).click();
		this.pages.awaitIncident(reference);
		this.store.purge(Instant.now().plus(Duration.ofDays(8)));
		assertThat(get("engineer", CASES + "/default/{id}", reference).path("input").asString())
			.isEqualTo("Where is my onboarding request?");
		this.browser.reset();
		this.pages.loginAs("support").openIncident(reference);
		assertThat(this.pages.main()).contains("default/" + reference);
		assertThat(this.browser.all("main a[href*=evalcases], #nav a[href*=evalcases]")).isEmpty();
	}

	@Test
	void whatAUserSaysOfAnAnswerIsSeenOnItsIncident() {
		this.browser.open(base() + "/");
		this.browser.find("#message").sendKeys("What is your return policy?", Keys.ENTER);
		this.browser.named("button", "Bad answer").click();
		this.browser.until("the thanks",
				() -> this.browser.find(".filed").getText().contains("Thank you") ? true : null);
		String reference = this.browser.find(".reference code").getText();
		this.pages.loginAs("support").openIncident(reference);
		this.pages.row("user_feedback");
		assertThat(get("support", "/{ref}", reference).path("steps")
			.valueStream()
			.filter((step) -> step.path("name").asString().contains("user_feedback"))
			.toList()).singleElement()
			.satisfies((step) -> assertThat(step.at("/facts/eval_score").asDouble()).isEqualTo(-1));
	}

	private String stored(String question) {
		String reference = ask(question).path("reference").asString();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> answer("engineer", "?q={q}", reference).getStatusCode().is2xxSuccessful());
		return reference;
	}

	private void say(String expected) {
		WebElement field = this.browser.find("textarea#expected");
		field.clear();
		field.sendKeys(expected);
		this.pages.button("Save").click();
	}

	private EvalCase read(String address) {
		String file = text("engineer", MediaType.ALL, address.substring(base().length())).getBody();
		return EvalCaseFile.read(new StringReader(file)).get(0);
	}

}

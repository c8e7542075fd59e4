package io.throughline.sample.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody wrote or was told does not leave the server for support. */
class ContentTests extends AcceptanceTest {

	@Test
	void noContentIsInAnythingThatSupportGets() {
		SeededTrace seeded = SupportTests.refundRefused()
			.retrieval("7", "2", 160, "[{\"id\":\"doc_1\",\"score\":0.9}]")
			.save(this.store);
		String real = ask("Refund my delayed package, order ord_9132 " + SeededTrace.CANARY).path("reference")
			.asString();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> answer("support", "?q={q}", real).getStatusCode().is2xxSuccessful());
		for (String reference : List.of(seeded.reference(), real)) {
			assertNothingLeavesByTheApi(reference);
			assertNothingLeavesByThePage(reference);
		}
	}

	private void assertNothingLeavesByTheApi(String reference) {
		JsonNode incident = get("support", "/{ref}", reference);
		String session = incident.at("/caller/session").asString("none");
		for (String path : List.of("/" + reference, "?q=" + reference, "", "?view=facets", "/" + reference + "/text",
				"/" + reference + "/content", "/" + reference + "/otlp", "/" + reference + "/compare?with=auto",
				"/actuator/sessions", "/actuator/sessions/" + session, "/actuator/prompts",
				"/actuator/prompts/support-agent", "/actuator/handoffs", "/actuator/evalcases")) {
			for (MediaType type : List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, MediaType.TEXT_HTML)) {
				ResponseEntity<String> answer = text("support", type, path);
				assertThat(String.valueOf(answer.getBody())).as(path + " as " + type)
					.doesNotContain(SeededTrace.CANARY);
			}
		}
		assertThat(incident.path("note").asString()).isNotBlank();
	}

	private void assertNothingLeavesByThePage(String reference) {
		this.browser.reset();
		this.pages.loginAs("support").openIncident(reference);
		for (String row : List.of("create_refund", "model chat")) {
			this.pages.row(row).click();
			this.pages.drawer();
			for (WebElement tab : this.browser.all("[role=tab]")) {
				tab.click();
				assertThat(this.browser.driver().getPageSource()).doesNotContain(SeededTrace.CANARY);
			}
		}
		assertThat(this.browser.bodies()).isNotEmpty().noneMatch((body) -> body.contains(SeededTrace.CANARY));
	}

	@Test
	void supportCannotReveal() {
		SeededTrace trace = SupportTests.refundRefused().save(this.store);
		this.pages.loginAs("support").openIncident(trace.reference());
		this.pages.row("create_refund").click();
		assertThat(this.pages.drawer().getText()).contains("hidden for your role");
		assertThat(this.browser.all("button")).noneMatch((button) -> button.getText().contains("Reveal"));
		ResponseEntity<JsonNode> refused = answer("support", "/{ref}/content", trace.reference());
		assertThat(refused.getStatusCode().value()).isEqualTo(403);
		assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(refused.getBody().path("type").asString()).endsWith("content-not-permitted");
	}

}

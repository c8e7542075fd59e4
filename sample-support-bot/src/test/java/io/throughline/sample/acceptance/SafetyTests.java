package io.throughline.sample.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that is looked at does anything, and nobody looks who should not. */
class SafetyTests extends AcceptanceTest {

	private static final List<String> HOSTILE = List.of("<img src=x onerror=alert(1)>",
			"<script>document.title='owned'</script>", "[click](javascript:alert(1))",
			"![track](https://evil.example/pixel.png)");

	@Test
	void eachAnswerSaysWhatABrowserMayDoWithIt() {
		SeededTrace trace = SeededTrace.empty().chat("succeeded").save(this.store);
		for (String path : List.of("", "/" + trace.reference(), "?q=" + trace.reference(), "/actuator/sessions",
				"/actuator/prompts", "/actuator/handoffs", "/actuator/evalcases")) {
			for (MediaType type : List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN)) {
				HttpHeaders headers = text("support", type, path).getHeaders();
				assertThat(headers.getFirst("Content-Security-Policy")).as(path + " as " + type)
					.contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
							"connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
							"require-trusted-types-for 'script'", "trusted-types 'none'")
					.doesNotContain("unsafe");
				assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
				assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
				assertThat(headers.getFirst("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
				assertThat(headers.getFirst("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
				assertThat(headers.getCacheControl()).contains("no-store");
				assertThat(headers.getFirst("X-Robots-Tag")).contains("noindex");
			}
		}
	}

	@Test
	void noRequestLeavesTheOriginAndNoPageComplains() {
		SeededTrace trace = SupportTests.refundRefused().save(this.store);
		this.pages.loginAs("engineer");
		this.browser.requests();
		this.browser.problems();
		for (String path : PageTour.paths(this, trace)) {
			this.pages.open(path);
			this.pages.awaitDrawn();
			assertThat(this.browser.problems()).as(path).isEmpty();
		}
		assertThat(this.browser.requests()).isNotEmpty().allMatch((url) -> url.startsWith(base() + "/"));
	}

	@Test
	void whatAModelWroteIsTextWhateverItSays() {
		String hostile = String.join(" ", HOSTILE);
		SeededTrace trace = SeededTrace.empty()
			.chat("succeeded")
			.step("3", "2", "model", hostile, 10, 50L,
					Map.of("gen_ai.request.model", hostile, "gen_ai.output.messages", hostile))
			.step("4", "2", "tool", "lookup", 70, 50L,
					Map.of("gen_ai.tool.call.arguments", "{\"text\":\"" + hostile.replace("\"", "'") + "\"}"))
			.save(this.store);
		this.pages.loginAs("engineer").openIncident(trace.reference());
		this.browser.problems();
		this.browser.requests();
		for (String row : List.of("model ", "tool lookup")) {
			this.pages.row(row).click();
			this.pages.tab("Raw attributes").click();
			this.pages.button("Reveal").click();
			this.browser.until("the text", () -> this.pages.drawer().getText().contains(HOSTILE.get(0)) ? true : null);
			HOSTILE.forEach((text) -> assertThat(this.pages.drawer().getText()).contains(text));
		}
		assertThat(this.browser.all("main img, main script, main iframe, a[href^='javascript'], a[href*='evil']"))
			.isEmpty();
		assertThat(this.browser.run("return document.title")).asString().contains(trace.reference());
		assertThat(this.browser.requests()).allMatch((url) -> url.startsWith(base() + "/"));
		assertThat(this.browser.problems()).isEmpty();
	}

	@Test
	void anotherSitesPageGetsNothing() throws IOException {
		for (String user : List.of("support", "")) {
			for (String path : List.of("/actuator/incidents", "/actuator/sessions", "/actuator/prompts",
					"/actuator/handoffs", "/actuator/evalcases")) {
				assertThat(status(path, user, "localhost:" + this.port, "cross-site")).as(path).isIn(404, 401);
			}
		}
		assertThat(status("/actuator/incidents", "support", "localhost:" + this.port, "cross-site")).isEqualTo(404);
		assertThat(status("/actuator/incidents", "support", "localhost:" + this.port, "same-origin")).isEqualTo(200);
	}

	@Test
	void withoutALoginAForeignHostGetsNothing() throws IOException {
		assertThat(status("/actuator/incidents", "", "evil.example", "none")).isIn(401, 404);
	}

	// The JDK's clients do not let a Host header be set.
	private int status(String path, String user, String host, String site) throws IOException {
		String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
		String request = "GET " + path + " HTTP/1.1\r\nHost: " + host
				+ "\r\nAccept: application/json\r\nSec-Fetch-Site: " + site + "\r\n"
				+ (user.isEmpty() ? "" : "Authorization: Basic " + login + "\r\n") + "Connection: close\r\n\r\n";
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			InputStream answer = socket.getInputStream();
			return Integer.parseInt(new String(answer.readNBytes(12), StandardCharsets.US_ASCII).substring(9));
		}
	}

	@Test
	void aChangeNeedsTheTokenOfThePage() {
		SeededTrace trace = SeededTrace.empty().chat("succeeded").save(this.store);
		JsonNode pinned = client("engineer").post()
			.uri("/actuator/incidents/{ref}/pin", trace.reference())
			.body(Map.of("reason", "kept"))
			.retrieve()
			.body(JsonNode.class);
		assertThat(pinned.path("status").asInt()).isEqualTo(403);
		this.pages.loginAs("engineer").openIncident(trace.reference());
		this.pages.button("Pin").click();
		this.browser.press("kept for the audit");
		this.browser.all("dialog[open] button")
			.stream()
			.filter((each) -> each.getText().equals("Pin"))
			.findFirst()
			.orElseThrow()
			.click();
		this.pages.button("Unpin");
		assertThat(get("support", "/{ref}", trace.reference()).path("pinned").asString())
			.isEqualTo("kept for the audit");
	}

}

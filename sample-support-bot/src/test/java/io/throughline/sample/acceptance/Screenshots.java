package io.throughline.sample.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.OutputType;

/** Takes pictures of the pages into the folder that {@code -Dscreenshots=} names. */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class Screenshots extends AcceptanceTest {

	private final Path folder = Path.of(System.getProperty("screenshots", ""));

	@Test
	void takes() throws IOException {
		String session = "s-7c1";
		Instant first = Instant.now().minusSeconds(900);
		IntStream.range(0, 6)
			.forEach((turn) -> story("succeeded", first.plusSeconds(turn * 40L), session, 4_999, "policy-returns-3"));
		SeededTrace refused = story("degraded", first.plusSeconds(780), session, 89_900, "policy-refunds-5");
		String incident = "incidents/" + refused.reference();
		Map<String, String> pages = Map.of("case", "evalcases/default/" + refused.reference(), "landing", "incidents",
				"incident", incident, "drawer", incident + "?span=" + SeededTrace.spanId("7"), "session",
				"sessions/" + session, "compare", incident + "/compare?with=auto");
		makeCase(refused.reference());
		Files.createDirectories(this.folder);
		this.pages.loginAs("engineer");
		this.browser.size(1280, 860);
		for (String theme : List.of("light", "dark")) {
			this.browser.look(theme);
			for (Map.Entry<String, String> page : pages.entrySet()) {
				this.pages.open(page.getValue());
				this.pages.awaitDrawn();
				Files.write(this.folder.resolve(page.getKey() + '-' + theme + ".png"),
						this.browser.driver().getScreenshotAs(OutputType.BYTES));
			}
		}
	}

	private SeededTrace story(String outcome, Instant start, String session, long cents, String document) {
		boolean failed = !outcome.equals("succeeded");
		String arguments = "{\"orderId\":\"ord_9132\",\"amountCents\":" + cents + "}";
		SeededTrace trace = SeededTrace.empty()
			.at(start)
			.chat(outcome, 640, "tenant_431", session)
			.prompt("3", "v17", Map.of("throughline.prompt.label", "production"))
			.model("4", "2", 12, 190, 811, 0.00013)
			.step("5", "2", "tool", "search_policies", 210, 42L, Map.of("throughline.tool.side_effect", "none"))
			.retrieval("6", "5", 214, "[{\"id\":\"" + document + "\",\"rank\":1,\"score\":0.91,\"tokens\":312}]");
		if (failed) {
			trace.failedTool("7", "create_refund", 262, 18, "non_idempotent", false, "validation_error", "refused",
					arguments);
		}
		else {
			trace.tool("7", "create_refund", 262, 48, "non_idempotent", false, arguments);
		}
		return trace.model("8", "2", 330, 240, 1_101, 0.00021)
			.step("9", "2", "parser", "answer", 580, 3L, Map.of())
			.step("a", "2", "eval", "grounded", 590, 12L, Map.of())
			.save(this.store);
	}

}

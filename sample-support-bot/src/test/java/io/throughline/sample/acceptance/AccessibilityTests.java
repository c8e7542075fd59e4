package io.throughline.sample.acceptance;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/** Everybody can use the pages: by eye, by keyboard, by screen reader, on any screen. */
class AccessibilityTests extends AcceptanceTest {

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

	@ParameterizedTest
	@ValueSource(strings = { "light", "dark" })
	void axeFindsNoViolation(String theme) {
		SeededTrace trace = SupportTests.refundRefused()
			.retrieval("7", "2", 160, "[{\"id\":\"doc_1\",\"score\":0.9}]")
			.save(this.store);
		SupportTests.refundRefused().save(this.store);
		this.browser.look(theme);
		this.pages.loginAs("engineer");
		for (String path : PageTour.paths(this, trace)) {
			this.pages.open(path);
			this.pages.awaitDrawn();
			assertThat(new AxeBuilder().withTags(WCAG).analyze(this.browser.driver()).getViolations()).as(path)
				.extracting(AccessibilityTests::said)
				.isEmpty();
		}
	}

	private static String said(Rule rule) {
		return rule.getId() + ": " + rule.getHelp() + " at " + rule.getNodes();
	}

	@Test
	void theWholeWayIsWalkedByKeyboardAlone() {
		SeededTrace trace = SupportTests.refundRefused().save(this.store);
		this.browser.open(base() + "/actuator/incidents");
		this.browser.find("[name=username]");
		this.browser.press("support", Keys.TAB, "support", Keys.ENTER);
		this.pages.searchBox();
		this.browser.press("/");
		this.browser.press(trace.reference(), Keys.ENTER);
		this.pages.awaitIncident(trace.reference());
		this.browser.press("c");
		this.browser.until("a copy", () -> this.browser.clipboard().equals(trace.reference()) ? true : null);
		tabTo("Copy note for ticket");
		this.browser.press(Keys.ENTER);
		this.browser.until("a note", () -> this.browser.clipboard().contains("Manual fix") ? true : null);
		this.browser.press("f");
		assertThat(this.browser.focused().getAccessibleName()).contains("create_refund", "first cause");
		this.browser.press(Keys.ENTER);
		assertThat(this.pages.drawer().getText()).contains("create_refund");
		this.browser.press(Keys.ESCAPE);
		this.browser.until("no drawer",
				() -> this.browser.all("[aria-label^='Details of']").stream().noneMatch(WebElement::isDisplayed) ? true
						: null);
		assertThat(this.browser.focused().getAccessibleName()).contains("create_refund");
		this.browser.press("?");
		this.browser.until("help",
				() -> this.browser.find("dialog[open]").getText().contains("Next, previous problem") ? true : null);
	}

	private void tabTo(String name) {
		for (int press = 0; press < 40 && !this.browser.focused().getAccessibleName().equals(name); press++) {
			this.browser.press(Keys.TAB);
		}
		assertThat(this.browser.focused().getAccessibleName()).isEqualTo(name);
	}

	@Test
	void aScreenOf320PixelsNeedsNoScrollingSideways() {
		SeededTrace trace = SupportTests.refundRefused().save(this.store);
		this.pages.loginAs("engineer");
		this.browser.size(320, 640);
		for (String path : PageTour.paths(this, trace)) {
			this.pages.open(path);
			this.pages.awaitDrawn();
			assertThat((Long) this.browser.run("return document.scrollingElement.scrollWidth")).as(path)
				.isLessThanOrEqualTo(320);
		}
	}

	@Test
	void twoThousandStepsAreDrawnWithinASecond() {
		SeededTrace trace = SeededTrace.empty().chat("succeeded", 3_000, "acme", "s-large");
		IntStream.range(0, 2_000)
			.forEach((each) -> trace.step("a" + Integer.toHexString(each), "2", "tool", "lookup-" + each, each, 1L,
					Map.of()));
		trace.save(this.store);
		this.pages.loginAs("engineer").openIncident(trace.reference());
		// Time of this page alone: the machine may be busy with something else.
		this.browser.command("Performance.enable", Map.of("timeDomain", "threadTicks"));
		this.browser.reload();
		this.pages.awaitIncident(trace.reference());
		this.browser.until("the last step",
				() -> this.browser.run(
						"return document.querySelectorAll('[role=treegrid] [role=row]').length >= 2002") == Boolean.TRUE
								? true : null);
		double seconds = seconds("TaskDuration");
		this.browser.press("j");
		assertThat(seconds).isPositive().isLessThan(1);
	}

	private double seconds(String metric) {
		List<?> metrics = (List<?>) this.browser.command("Performance.getMetrics", Map.of()).get("metrics");
		return metrics.stream()
			.map((each) -> (Map<?, ?>) each)
			.filter((each) -> metric.equals(each.get("name")))
			.mapToDouble((each) -> ((Number) each.get("value")).doubleValue())
			.findFirst()
			.orElseThrow();
	}

	@Test
	void aTraceWithHolesIsDrawnWithNotices() {
		SeededTrace trace = SeededTrace.empty()
			.step("2", "9", "workflow", "support_chat", 100, 200L, Map.of())
			.step("3", "2", "tool", "skewed", 40, 10L, Map.of())
			.step("4", "5", "tool", "circle_a", 120, 10L, Map.of())
			.step("5", "4", "tool", "circle_b", 130, 10L, Map.of())
			.step("6", "8", "tool", "orphan", 140, 10L, Map.of())
			.save(this.store);
		this.pages.loginAs("support").openIncident(trace.reference());
		for (String step : List.of("support_chat", "skewed", "circle_a", "circle_b", "orphan")) {
			this.pages.row(step);
		}
		assertThat(this.pages.main()).contains("The span that began the trace is not here", "miss their parent",
				"circle", "Clocks differ");
	}

}

package io.throughline.sample.acceptance;

import java.util.List;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * The pages of the look-up, as a person uses them.
 */
final class LookUpPages {

	private static final String ROWS = "[role=treegrid] [role=row]";

	private final Browser browser;

	private final String base;

	LookUpPages(Browser browser, String base) {
		this.browser = browser;
		this.base = base;
	}

	/**
	 * Open the look-up and log in, as everybody has to at first.
	 */
	LookUpPages loginAs(String user) {
		this.browser.open(this.base + "/actuator/incidents");
		this.browser.find("[name=username]").sendKeys(user);
		this.browser.find("[name=password]").sendKeys(user, Keys.ENTER);
		searchBox();
		return this;
	}

	void open(String path) {
		this.browser.open(this.base + "/actuator/" + path);
	}

	void openIncident(String reference) {
		open("incidents/" + reference);
		awaitIncident(reference);
	}

	WebElement searchBox() {
		return this.browser.find("[role=search] input");
	}

	void search(String pasted) {
		WebElement box = searchBox();
		box.clear();
		box.sendKeys(pasted.replace("\n", " "), Keys.ENTER);
	}

	void awaitIncident(String reference) {
		this.browser.until("the incident " + reference,
				() -> heading().equals(reference) && !this.browser.all(ROWS).isEmpty() ? reference : null);
	}

	void awaitHeading(String heading) {
		this.browser.until("the heading " + heading, () -> heading().equals(heading) ? heading : null);
	}

	/**
	 * Wait until the page has drawn what it is about.
	 */
	void awaitDrawn() {
		this.browser.until("a drawn page",
				() -> !heading().isBlank() && this.browser.all("main[aria-busy]").isEmpty() ? true : null);
	}

	String heading() {
		return this.browser.all("main h1")
			.stream()
			.findFirst()
			.map((heading) -> heading.getDomProperty("textContent").strip())
			.orElse("");
	}

	String main() {
		return this.browser.text("main");
	}

	/**
	 * Return an answer of the first screen by its question.
	 */
	WebElement answer(String question) {
		return this.browser.until(question,
				() -> this.browser.all("main dl > div")
					.stream()
					.filter((pair) -> pair.getText().startsWith(question))
					.findFirst()
					.orElse(null));
	}

	List<WebElement> rows() {
		return this.browser.all(ROWS).stream().filter(WebElement::isDisplayed).toList();
	}

	/**
	 * Return a row of the time line by what a screen reader says of it.
	 */
	WebElement row(String label) {
		return this.browser.until("a row " + label,
				() -> rows().stream()
					.filter((row) -> row.getAccessibleName().contains(label))
					.findFirst()
					.orElse(null));
	}

	WebElement drawer() {
		return this.browser.find("[aria-label^='Details of']");
	}

	WebElement tab(String name) {
		return this.browser.named("tab", name);
	}

	WebElement button(String name) {
		return this.browser.named("button", name);
	}

	WebElement link(String name) {
		return this.browser.named("link", name);
	}

}

package io.throughline.sample.acceptance;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium. What is looked for is waited for: the machine may be slow.
 */
final class Browser implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Map<String, String> ROLES = Map.of("button", "button", "link", "a[href]", "tab", "[role=tab]");

	private final ChromeDriver driver;

	private final JsonMapper json = new JsonMapper();

	Browser(File binary, File driver) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(binary);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en-GB",
				"--force-color-profile=srgb");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		options.setCapability("goog:loggingPrefs", logs);
		this.driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(driver).build(),
				options);
		reset();
	}

	/**
	 * Forget who was logged in, what was chosen and what was seen.
	 */
	void reset() {
		this.driver.get("about:blank");
		command("Network.clearBrowserCookies", Map.of());
		command("Emulation.clearDeviceMetricsOverride", Map.of());
		command("Browser.grantPermissions",
				Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
		look("light");
		size(1280, 720);
		problems();
		requests();
	}

	void open(String url) {
		this.driver.get(url);
	}

	String url() {
		return this.driver.getCurrentUrl();
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Set the size of the page, without the frame of a window.
	 */
	void size(int width, int height) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/**
	 * Prefer a theme.
	 */
	void look(String theme) {
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	WebElement find(String css) {
		return until("a visible " + css,
				() -> all(css).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
	}

	List<WebElement> all(String css) {
		return this.driver.findElements(By.cssSelector(css));
	}

	/**
	 * Find a button, link or tab by what a screen reader calls it.
	 */
	WebElement named(String role, String name) {
		return until(role + " \"" + name + '"',
				() -> all(ROLES.get(role)).stream()
					.filter((element) -> element.isDisplayed() && element.getAccessibleName().equals(name))
					.findFirst()
					.orElse(null));
	}

	String text(String css) {
		return until("text of " + css, () -> {
			String text = find(css).getText();
			return text.isBlank() ? null : text;
		});
	}

	<T> T until(String what, Supplier<T> found) {
		return new WebDriverWait(this.driver, PATIENCE, Duration.ofMillis(50))
			.ignoring(StaleElementReferenceException.class)
			.withMessage(() -> "Waited for " + what + " on " + url() + ", which shows:\n"
					+ this.driver.findElement(By.tagName("body")).getText())
			.until((driver) -> found.get());
	}

	/**
	 * Press keys, wherever the focus is.
	 */
	void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/**
	 * Press a key with Ctrl.
	 */
	void control(String key) {
		new Actions(this.driver).keyDown(Keys.CONTROL).sendKeys(key).keyUp(Keys.CONTROL).perform();
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	String clipboard() {
		return (String) this.driver.executeAsyncScript("const done = arguments[arguments.length - 1];"
				+ "navigator.clipboard.readText().then(done, (refusal) => done('refused: ' + refusal));");
	}

	Object run(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	Map<String, Object> command(String name, Map<String, Object> parameters) {
		return this.driver.executeCdpCommand(name, parameters);
	}

	/**
	 * Return what the console said since it was last asked for, but for answers of the
	 * server that a page expects.
	 */
	List<String> problems() {
		return logs(LogType.BROWSER).stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.filter((message) -> !message.contains("Failed to load resource"))
			.toList();
	}

	/**
	 * Return the addresses that were requested since it was last asked for.
	 */
	List<String> requests() {
		return messages("Network.requestWillBeSent").map((message) -> message.at("/params/request/url").asString())
			.toList();
	}

	/**
	 * Return the texts that the server answered to the page that is open.
	 */
	List<String> bodies() {
		return messages("Network.responseReceived").map((message) -> body(message.at("/params/requestId").asString()))
			.flatMap(Optional::stream)
			.toList();
	}

	private Optional<String> body(String request) {
		try {
			return Optional.of((String) command("Network.getResponseBody", Map.of("requestId", request)).get("body"));
		}
		catch (WebDriverException ex) {
			// of a page before this one
			return Optional.empty();
		}
	}

	private Stream<JsonNode> messages(String method) {
		return logs(LogType.PERFORMANCE).stream()
			.map((entry) -> this.json.readTree(entry.getMessage()).path("message"))
			.filter((message) -> message.path("method").asString().equals(method));
	}

	private List<LogEntry> logs(String type) {
		return StreamSupport.stream(this.driver.manage().logs().get(type).spliterator(), false).toList();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}

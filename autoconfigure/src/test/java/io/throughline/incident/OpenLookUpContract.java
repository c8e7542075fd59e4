package io.throughline.incident;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.throughline.store.TraceStore;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guard does where nothing secures the look-up, wherever that is.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class OpenLookUpContract {

	private static final Pattern SCRIPT = Pattern.compile("src=\"([^\"]+[.]js)\"");

	private final TestServer server;

	private final String base;

	private final String[] properties;

	private ConfigurableApplicationContext application;

	private Browser browser;

	private int port;

	OpenLookUpContract(TestServer server, String base, String... properties) {
		this.server = server;
		this.base = base;
		this.properties = properties;
	}

	@BeforeAll
	void start() {
		String[] all = Arrays.copyOf(this.properties, this.properties.length + 2);
		all[this.properties.length] = "management.endpoints.web.exposure.include=incidents,health";
		all[this.properties.length + 1] = "throughline.incidents.look-ups-per-minute=10";
		this.application = this.server.start(LookUpApplication.class, all);
		this.application.getBean(TraceStore.class).save(Stories.onboarding().part());
		this.port = this.application.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
		this.browser = new Browser(this.port);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/RF7K-29QX", "/RF7K-29QX/compare" })
	void servesThePageAndItsFilesAtAnyDepth(String path) {
		HttpResponse<String> page = this.browser.get(this.base + path, "Accept",
				"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).isEqualToIgnoringCase("text/html;charset=UTF-8"));
		assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
		Matcher script = SCRIPT.matcher(page.body());
		assertThat(script.find()).isTrue();
		String address = page.uri().resolve(script.group(1)).getPath();
		assertThat(address).startsWith(this.base + "/assets-");
		HttpResponse<String> file = this.browser.get(address, "Accept", "*/*");
		assertThat(file.statusCode()).isEqualTo(200);
		assertThat(file.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
		assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWithIgnoringCase("text/javascript");
		assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(status(address.replaceFirst("assets-\\w+", "assets-0"))).isEqualTo(404);
		assertThat(status(address.replaceFirst("[^/]+$", "index.html"))).isEqualTo(404);
		assertThat(status(address.replaceFirst("[^/]+$", "..%5c..%5cthroughline-messages.properties")))
			.isNotEqualTo(200);
	}

	private int status(String path) {
		return this.browser.get(path).statusCode();
	}

	@ParameterizedTest
	@CsvSource({ "localhost, 200", "LOCALHOST:1, 200", "127.0.0.1:8080, 200", "[::1]:8080, 200", "evil.example, 404",
			"localhost.evil.example:8080, 404" })
	void answersUnderNamesOfThisMachineOnly(String host, int status) throws Exception {
		assertThat(this.browser.line(this.base, "Host: " + host)).contains(" " + status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "X-Real-IP: 127.0.0.1" })
	void trustsNoAddressThatAHeaderSays(String header) throws Exception {
		assertThat(this.browser.line(this.base, "Host: localhost", header)).contains(" 404");
	}

	@ParameterizedTest
	@CsvSource({ "cross-site, no-cors, 404", "cross-site, navigate, 404", "same-site, cors, 200",
			"same-origin, cors, 200", "none, navigate, 200" })
	void answersPagesOfItsOwnSiteOnly(String site, String mode, int status) {
		assertThat(this.browser.get(this.base, "Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode).statusCode())
			.isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%52F7K-29QX", "/RF7K-29QX;a=b", "/./RF7K-29QX", "/RF7K-29QX/%2e%2e/text" })
	void isNotPassedByAnySpelling(String path) throws Exception {
		assertThat(this.browser.line(this.base + path, "Host: evil.example")).doesNotContain(" 200");
	}

	@Test
	void leavesOtherPathsAlone() throws Exception {
		String health = this.base.replaceFirst("[^/]+$", "health");
		assertThat(this.browser.line(health, "Host: evil.example", "Sec-Fetch-Site: cross-site")).contains(" 200");
		assertThat(this.browser.get(health).headers().map()).doesNotContainKeys("content-security-policy",
				"x-robots-tag");
	}

	@Test
	void limitsLookUps() {
		for (int i = 0; i < 5; i++) {
			this.browser.get(this.base);
			this.browser.get(this.base + "/" + Stories.TRACE_ID + "/text");
		}
		HttpResponse<String> answer = this.browser.get(this.base + "?q=RF7K-29QX");
		for (int i = 0; i < 20 && answer.statusCode() == 200; i++) {
			answer = this.browser.get(this.base + "/RF7K-29QX");
			assertThat(answer.statusCode()).isEqualTo((i < 9) ? 200 : answer.statusCode());
		}
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 6L);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"type\":\"/problems/too-many-look-ups\"")
			.contains("\"retryAfterSeconds\":");
		assertThat(this.browser.get(this.base).statusCode()).isEqualTo(200);
	}

}

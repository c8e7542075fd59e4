package io.throughline.incident;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the page hold to what its content security policy allows, and stay small.
 */
class PageAssetsTests {

	private static final String SVG = "xmlns=\"http://www.w3.org/2000/svg\"";

	private static final Pattern IMPORT = Pattern.compile("from '\\./([\\w.]+)'");

	private static final Pattern LINK = Pattern.compile("%ASSETS%/([\\w.]+)");

	private static final Pattern ICON = Pattern.compile("icon\\('(\\w+)'\\)|icons\\.svg#(\\w+)");

	@ParameterizedTest
	@ValueSource(strings = { "innerHTML", "outerHTML", "insertAdjacentHTML", "document\\.write",
			"createContextualFragment", "DOMParser", "\\beval\\(", "new Function", "https?:", "javascript:",
			"\\bon[a-z]+\\s*=\\s*[\"']", "style=", "\\.cssText", "<style", "import\\(", "@import" })
	void holdNothingThatThePolicyForbids(String forbidden) {
		Pattern pattern = Pattern.compile(forbidden);
		assertThat(files())
			.allSatisfy((file) -> assertThat(pattern.matcher(text(file)).results().map(MatchResult::group))
				.as(file.getFilename())
				.isEmpty());
	}

	@Test
	void holdNoScriptInTheShell() {
		assertThat(text(file("index.html"))).doesNotContainPattern("<script(?![^>]*\\ssrc=)")
			.doesNotContainPattern("<script[^>]*>[^<]");
	}

	@Test
	void staySmallTogether() {
		assertThat(files().stream().mapToInt((file) -> text(file).length()).sum()).isLessThan(120 * 1024);
	}

	@ParameterizedTest
	@MethodSource("files")
	void stayShort(Resource file) {
		assertThat(text(file).lines()).hasSizeLessThan(250);
	}

	@Test
	void leadToFilesThatAreThere() {
		List<String> names = files().stream().map(Resource::getFilename).toList();
		assertThat(names).containsAll(found(IMPORT)).containsAll(found(LINK));
	}

	@Test
	void drawOnlyIconsThatAreThere() {
		String sprite = text(file("icons.svg"));
		assertThat(found(ICON)).isNotEmpty().allSatisfy((icon) -> assertThat(sprite).contains("id=\"" + icon + "\""));
	}

	private static List<String> found(Pattern pattern) {
		return files().stream()
			.flatMap((file) -> pattern.matcher(text(file)).results())
			.map((match) -> (match.group(1) != null) ? match.group(1) : match.group(match.groupCount()))
			.toList();
	}

	private static Resource file(String name) {
		return files().stream().filter((file) -> name.equals(file.getFilename())).findFirst().orElseThrow();
	}

	private static List<Resource> files() {
		try {
			Resource[] all = new PathMatchingResourcePatternResolver().getResources("classpath:META-INF/throughline/*");
			return Stream.of(all).filter((file) -> !String.valueOf(file.getFilename()).endsWith(".json")).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// The namespace of the sprite is a name, and nothing is fetched from there.
	private static String text(Resource file) {
		try {
			String text = file.getContentAsString(StandardCharsets.UTF_8);
			return "icons.svg".equals(file.getFilename()) ? text.replace(SVG, "") : text;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package io.throughline.docs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.throughline.semconv.Field;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The generated parts of the reference. With {@code -Dthroughline.docs=write} the tables
 * are written instead of compared.
 */
class ReferenceTablesTests {

	private static final Path REFERENCE = Path.of("README.md");

	private static final String END = "<!-- end -->";

	@Test
	void listsEveryKey() throws IOException {
		JsonNode metadata = JsonMapper.shared().readTree(resource("META-INF/spring-configuration-metadata.json"));
		String rows = StreamSupport.stream(metadata.path("properties").spliterator(), false)
			.map((key) -> "| `" + key.path("name").asString() + "` | " + defaultValue(key.path("defaultValue")) + " | "
					+ key.path("description").asString() + " |")
			.sorted()
			.collect(Collectors.joining("\n"));
		check("keys", "| Key | Default | |\n|---|---|---|\n" + rows);
	}

	@Test
	void listsEveryField() throws IOException {
		String rows = Stream.of(Field.values())
			.map((field) -> "| `" + field.logKey() + "` | "
					+ ((field.attribute() != null) ? "`" + field.attribute() + "`" : "") + " | "
					+ field.type().name().toLowerCase() + " | " + field.sensitivity().name().toLowerCase() + " | "
					+ ((field.isMetricTag()) ? "yes" : "") + " |")
			.collect(Collectors.joining("\n"));
		check("fields",
				"| Log key | Span attribute | Type | Sensitivity | Metric tag |\n|---|---|---|---|---|\n" + rows);
	}

	@Test
	void showsTheDefaultsVerbatim() throws IOException {
		check("defaults", "```properties\n" + resource("META-INF/throughline-defaults.properties").strip() + "\n```");
	}

	@Test
	void theFrontDoorIsShort() throws IOException {
		List<String> lines = Files.readAllLines(Path.of("..", "README.md"));
		assertThat(lines).hasSizeLessThanOrEqualTo(150);
		assertThat(lines.indexOf("```xml")).isBetween(0, 14);
	}

	private void check(String part, String expected) throws IOException {
		String text = Files.readString(REFERENCE);
		int start = text.indexOf('\n', text.indexOf("<!-- " + part + ":")) + 1;
		int end = text.indexOf(END, start);
		if ("write".equals(System.getProperty("throughline.docs"))) {
			Files.writeString(REFERENCE, text.substring(0, start) + "\n" + expected + "\n\n" + text.substring(end));
			return;
		}
		assertThat(text.substring(start, end).strip()).isEqualTo(expected);
	}

	private String defaultValue(JsonNode value) {
		return (value.isMissingNode() || value.asString().isEmpty()) ? "" : "`" + value.asString() + "`";
	}

	private String resource(String name) throws IOException {
		try (InputStream in = Field.class.getClassLoader().getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}

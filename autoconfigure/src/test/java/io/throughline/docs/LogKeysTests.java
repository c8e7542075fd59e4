package io.throughline.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No room spells a log key: each one is asked of the dictionary.
 */
class LogKeysTests {

	private static final Path SOURCES = Path.of("src", "main", "java");

	private static final Pattern KEY = Pattern
		.compile("(?:addKeyValue|MDC\\.put|MDC\\.putCloseable|KeyValuePair|StructuredArguments\\.\\w+)\\(\\s*([^,]+),");

	@Test
	void everyLogKeyIsAskedOfTheDictionary() throws IOException {
		assertThat(keys("scope/MdcScope.java")).containsOnly("key");
		assertThat(keys("")).hasSizeGreaterThan(10)
			.filteredOn((key) -> !key.equals("key"))
			.allMatch((key) -> key.endsWith(".logKey()"));
	}

	private List<String> keys(String file) throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES.resolve("io/throughline").resolve(file))) {
			return files.filter((path) -> path.toString().endsWith(".java"))
				.flatMap((path) -> KEY.matcher(read(path)).results())
				.map((MatchResult call) -> call.group(1))
				.toList();
		}
	}

	private String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.throughline.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code that the reference shows is code that runs.
 */
class ReadmeSnippetTests {

	@Test
	void theDrillIsTheTestOfTheNewApplication() throws IOException {
		String source = Files.readString(Path.of("src/test/java/io/throughline/newapp/LaunchTests.java"));
		String shown = source.substring(source.indexOf("@SpringBootTest")).strip();
		assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + shown + "\n```");
	}

}

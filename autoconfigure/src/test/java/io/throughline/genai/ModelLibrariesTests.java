package io.throughline.genai;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import io.throughline.testsupport.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of libraries at start.
 */
class ModelLibrariesTests {

	@Test
	void tellsWhatIsTracedAndWhatIsNot() {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("one", ModelLibrary.traced("Tests", Test.class));
		beans.registerSingleton("two", new ModelLibrary("Other", "too old"));
		assertThat(report(beans, getClass().getClassLoader()).containing("Model calls: Tests ")).singleElement()
			.satisfies((line) -> {
				assertThat(line.getFormattedMessage()).endsWith("; not traced: Other (too old)");
				assertThat(line.getLoggerName()).isEqualTo("io.throughline");
			});
	}

	@Test
	void saysNothingWhereThereIsNothing() {
		assertThat(report(new DefaultListableBeanFactory(), getClass().getClassLoader()).all()).isEmpty();
	}

	@Test
	void warnsOfTwoVersionsOfOkHttp(@TempDir Path directory) throws IOException {
		URL[] jars = { jar(directory.resolve("old")), jar(directory.resolve("new")) };
		try (URLClassLoader classes = new URLClassLoader(jars, null)) {
			assertThat(report(new DefaultListableBeanFactory(), classes).containing("okhttp-jvm")).singleElement()
				.satisfies((line) -> assertThat(line.getLevel()).isEqualTo(Level.WARN));
		}
	}

	private static LogLines report(DefaultListableBeanFactory beans, ClassLoader classes) {
		try (LogLines lines = LogLines.capture()) {
			new ModelLibraries(beans.getBeanProvider(ModelLibrary.class), classes).afterSingletonsInstantiated();
			return lines;
		}
	}

	private static URL jar(Path directory) throws IOException {
		Files.createDirectories(directory.resolve("okhttp3"));
		Files.createFile(directory.resolve("okhttp3/OkHttpClient.class"));
		return directory.toUri().toURL();
	}

}

package io.throughline.incident;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.throughline.reference.Reference;
import io.throughline.store.TraceSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link Pointers}.
 */
class PointersTests {

	private static final String SPAN_ID = "00f067aa0ba902b7";

	@TempDir
	private Path folder;

	@Test
	void grepFindsLinesWithTheReferenceAndLinesWithTheTraceIdOnly() throws Exception {
		Files.writeString(this.folder.resolve("a.log"), """
				INFO ref=RF7K-29QX it began
				INFO trace_id=%s it went on
				INFO ref=JSWV-ST27 another one
				INFO trace_id=07096c3e501cfcd70ffeb10e0c5874fe another one
				""".formatted(Stories.TRACE_ID));
		Files.writeString(this.folder.resolve("b.log"), "{\"trace_id\":\"%s\"}\n".formatted(Stories.TRACE_ID));
		assertThat(run(query("grep"))).containsExactly("INFO ref=RF7K-29QX it began",
				"INFO trace_id=%s it went on".formatted(Stories.TRACE_ID),
				"{\"trace_id\":\"%s\"}".formatted(Stories.TRACE_ID));
	}

	private List<String> run(String command) throws IOException, InterruptedException {
		Process shell = new ProcessBuilder("sh", "-c", command).directory(this.folder.toFile()).start();
		List<String> lines = shell.inputReader().lines().toList();
		shell.waitFor();
		return lines;
	}

	private static String query(String name) {
		return new Pointers(List.of(), List.of()).logQueries(new Reference("RF7K-29QX"), null)
			.stream()
			.filter((query) -> query.name().equals(name))
			.map(LogQuery::query)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void writesTheQueriesOfTheUsualEngines() {
		assertThat(query("Loki")).isEqualTo("{service_name=~\".+\"} |~ `RF7K-29QX|[0-9a-f]{23}[26ae]f6383afb`");
		assertThat(query("Elastic")).isEqualTo("ref:\"RF7K-29QX\" or trace_id:*f6383afb");
		assertThat(query("Tempo")).isEqualTo("{ span.throughline.ref = \"RF7K-29QX\" }");
		assertThat(query("Jaeger")).isEqualTo("throughline.ref=RF7K-29QX");
	}

	@Test
	void escapesWhatItPutsIntoLinks() {
		Pointers pointers = new Pointers(List.of(new Link("one", "https://one.example/{service}?{suffixRegex}")),
				List.of());
		assertThat(pointers.links(summary("acme"), SPAN_ID))
			.containsExactly(new Link("one", "https://one.example/support-bot?%5B0-9a-f%5D%7B23%7D%5B26ae%5Df6383afb"));
	}

	@Test
	void leavesOutWhatSpeaksOfSomethingUnknown() {
		Pointers pointers = new Pointers(List.of(),
				List.of(new LogQuery("own", "{startMs} {endMs} {tenant} {spanId}")));
		assertThat(pointers.logQueries(new Reference("RF7K-29QX"), null)).extracting(LogQuery::name)
			.doesNotContain("own");
		assertThat(pointers.logQueries(summary("acme"), SPAN_ID)).extracting(LogQuery::query)
			.contains("1780740543000 1780741143400 acme " + SPAN_ID);
	}

	@Test
	void letsNoValueLeaveItsQuotes() {
		Pointers pointers = new Pointers(List.of(), List.of(new LogQuery("own", "grep '{tenant}' *.log")));
		assertThat(pointers.logQueries(summary("'; rm -rf ~; '"), SPAN_ID)).extracting(LogQuery::query)
			.contains("grep '___rm_-rf_____' *.log");
	}

	private static TraceSummary summary(String tenant) {
		return Stories.chat(Stories.TRACE_ID, "succeeded", tenant).trace().summary();
	}

}

package io.throughline.test.evalcase;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out of the cases of a test class: logged once all are over, and written to
 * {@code target/eval-cases}, for people and for programs.
 */
final class EvalReport implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EvalReport.class);

	private static final Path DIRECTORY = Path.of("target", "eval-cases");

	private final String name;

	private final Map<String, CaseRow> rows = new LinkedHashMap<>();

	EvalReport(String name) {
		this.name = name;
	}

	synchronized void add(Method test, EvalRun run, RunResult result) {
		String id = run.evalCase().id();
		CaseRow row = this.rows.computeIfAbsent(test.getName() + " " + id,
				(key) -> new CaseRow(test.getName(), id, run.evalCase().link(), null, null));
		this.rows.put(test.getName() + " " + id,
				run.version().candidate() ? row.withCandidate(result) : row.withCurrent(result));
	}

	@Override
	public synchronized void close() {
		List<CaseRow> cases = new ArrayList<>(this.rows.values());
		Document document = new Document(this.name, CaseRow.totals(cases), cases);
		String text = new ReportText(document).toString();
		logger.info("{}", text);
		try {
			Files.createDirectories(DIRECTORY);
			Files.writeString(DIRECTORY.resolve(this.name + ".txt"), text);
			Files.writeString(DIRECTORY.resolve(this.name + ".json"),
					JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document));
		}
		catch (IOException ex) {
			logger.warn("The report of the eval cases cannot be written to {}", DIRECTORY, ex);
		}
	}

	/**
	 * All of it.
	 *
	 * @param name name of the test class
	 * @param totals the sums of each version
	 * @param cases the cases
	 */
	record Document(String name, List<Total> totals, List<CaseRow> cases) {
	}

	/**
	 * The sum of a version.
	 *
	 * @param version the version of the prompt
	 * @param met how many cases it meets
	 * @param runs how many were run
	 * @param usage what they took together
	 */
	record Total(String version, long met, long runs, Usage usage) {
	}

}

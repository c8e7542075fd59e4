package io.throughline.test.evalcase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.test.evalcase.RunResult.State;
import org.jspecify.annotations.Nullable;

/**
 * A case on the current version and, where there is one, on the candidate.
 *
 * @param test name of the test method
 * @param id reference of the incident that it came from
 * @param link address of the incident, or {@code null}
 * @param current how it went on the current version
 * @param candidate how it went on the candidate
 */
record CaseRow(String test, String id, @Nullable String link, @Nullable RunResult current,
		@Nullable RunResult candidate) {

	CaseRow withCurrent(RunResult result) {
		return new CaseRow(this.test, this.id, this.link, result, this.candidate);
	}

	CaseRow withCandidate(RunResult result) {
		return new CaseRow(this.test, this.id, this.link, this.current, result);
	}

	/**
	 * Say in a few words what the candidate would change.
	 */
	@JsonProperty
	String change() {
		if (this.current == null || this.candidate == null || !isRun(this.current) || !isRun(this.candidate)) {
			RunResult only = (this.candidate != null) ? this.candidate : this.current;
			return (only == null) ? "" : (only.state() == State.MET) ? "passed" : only.state().toString();
		}
		boolean before = this.current.state() == State.MET;
		boolean after = this.candidate.state() == State.MET;
		return before ? (after ? "passed" : "newly failing") : (after ? "newly passing" : "still failing");
	}

	Stream<RunResult> results() {
		return Stream.of(this.current, this.candidate).filter(Objects::nonNull).map(Objects::requireNonNull);
	}

	static List<EvalReport.Total> totals(List<CaseRow> rows) {
		Map<String, EvalReport.Total> totals = new LinkedHashMap<>();
		rows.stream().flatMap(CaseRow::results).filter(CaseRow::isRun).forEach((result) -> {
			long met = (result.state() == State.MET) ? 1 : 0;
			totals.merge(result.version(), new EvalReport.Total(result.version(), met, 1, result.usage()),
					(one, other) -> new EvalReport.Total(one.version(), one.met() + other.met(), one.runs() + 1,
							one.usage().plus(other.usage())));
		});
		return List.copyOf(totals.values());
	}

	private static boolean isRun(RunResult result) {
		return result.state() == State.MET || result.state() == State.NOT_MET;
	}

}

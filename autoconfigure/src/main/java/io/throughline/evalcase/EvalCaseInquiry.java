package io.throughline.evalcase;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.throughline.incident.Inquiry;
import io.throughline.incident.ProblemException;
import io.throughline.incident.Problems;
import io.throughline.incident.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of eval cases, and whether it may be. A case is content, for whoever may
 * see that; one of a request that may not be looked up is as if it were not there.
 */
final class EvalCaseInquiry {

	private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private static final int LONGEST = 10_000;

	private final Inquiry inquiry;

	private final Problems problems;

	private EvalCaseInquiry(Inquiry inquiry, Problems problems) {
		this.inquiry = inquiry;
		this.problems = problems;
	}

	static EvalCaseInquiry toRead(Inquiry inquiry, Problems problems, String... known) {
		return of(inquiry, problems, inquiry.mayReveal(), known);
	}

	static EvalCaseInquiry toChange(Inquiry inquiry, Problems problems, String... known) {
		return of(inquiry, problems, inquiry.mayReveal() && inquiry.mayChange(), known);
	}

	private static EvalCaseInquiry of(Inquiry inquiry, Problems problems, boolean permitted, String... known) {
		if (!permitted) {
			throw new ProblemException(problems.contentNotPermitted());
		}
		inquiry.requireOnly(Set.of(known));
		return new EvalCaseInquiry(inquiry, problems);
	}

	boolean isAllowed(KeptCase kept) {
		return this.inquiry.isAllowed(kept.request());
	}

	String incident() {
		return argument("incident").orElseThrow(() -> invalid("evalcase.incident", ""));
	}

	Optional<String> dataset() {
		return argument("dataset").map(this::dataset);
	}

	String dataset(String name) {
		if (!DATASET.matcher(name).matches()) {
			throw invalid("evalcase.dataset", name);
		}
		return name;
	}

	@Nullable CaseStatus status() {
		return argument("status")
			.map((word) -> Stream.of(CaseStatus.values())
				.filter((status) -> status.word().equals(word))
				.findFirst()
				.orElseThrow(() -> invalid("evalcase.status", word)))
			.orElse(null);
	}

	Optional<ExportFormat> format() {
		return argument("format").filter((name) -> !name.equals("json"))
			.map((name) -> ExportFormat.of(name).orElseThrow(() -> invalid("evalcase.format", name)));
	}

	String expected() {
		return argument("expected").filter((text) -> text.length() <= LONGEST)
			.orElseThrow(() -> invalid("evalcase.expected", "1 to " + LONGEST + " characters are needed."));
	}

	ProblemException invalid(String code, String value) {
		return new ProblemException(this.problems.invalidQuery(code, Words.shortened(value)));
	}

	private Optional<String> argument(String name) {
		return Optional.ofNullable(this.inquiry.argument(name)).map(String::strip).filter((text) -> !text.isEmpty());
	}

}

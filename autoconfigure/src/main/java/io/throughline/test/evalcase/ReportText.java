package io.throughline.test.evalcase;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The report for people: two tables, then why.
 *
 * @param document what is in it
 */
record ReportText(EvalReport.Document document) {

	private static final String CASE = "%-12s %-16s %-16s %s%n";

	private static final String TOTAL = "%-20s %7s %12s %13s %10s %11s%n";

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("Eval cases of ").append(this.document.name())
			.append(line("%n%n"))
			.append(line(CASE, "case", "current", "candidate", "change"));
		this.document.cases()
			.forEach((row) -> text
				.append(line(CASE, row.id(), state(row.current()), state(row.candidate()), row.change())));
		text.append(line("%n")).append(line(TOTAL, "", "met", "input tokens", "output tokens", "cost", "latency"));
		this.document.totals().forEach((total) -> text.append(total(total)));
		this.document.cases().forEach((row) -> row.results().forEach((result) -> why(row, result, text)));
		return text.toString();
	}

	private static String state(@Nullable RunResult result) {
		return (result != null) ? result.state().toString() : "-";
	}

	private static String total(EvalReport.Total total) {
		Usage usage = total.usage();
		Double cost = usage.cost();
		return line(TOTAL, total.version(), total.met() + " of " + total.runs(), usage.inputTokens(),
				usage.outputTokens(), (cost != null) ? line("%.6f", cost) : "unknown", usage.latencyMs() + " ms");
	}

	private static void why(CaseRow row, RunResult result, StringBuilder text) {
		if (result.unmet().isEmpty() && result.notes().isEmpty() && result.judged().isEmpty()) {
			return;
		}
		text.append(line("%n%s on %s%s%n", row.id(), result.version(),
				(row.link() != null) ? ", " + Objects.requireNonNull(row.link()) : ""));
		result.unmet().forEach((sentence) -> text.append(line("- %s%n", sentence)));
		result.notes().forEach((sentence) -> text.append(line("- %s%n", sentence)));
		result.judged().forEach((judged) -> text.append(line("- %s%n", judged)));
	}

	private static String line(String format, @Nullable Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}

package io.throughline.prompt;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.throughline.incident.PlainText;
import io.throughline.incident.Words;
import org.jspecify.annotations.Nullable;

/**
 * How the versions of a prompt compare.
 *
 * @param name the prompt
 * @param versions its versions, the one used last first
 * @param estimatedFrom how many traces were read
 */
record PromptVersions(String name, List<VersionFigures> versions, long estimatedFrom) implements PlainText {

	private static final String ROW = "%-24s %8s %9s  %-22s %7s %8s %8s %8s %8s %-14s %7s %7s%n";

	/**
	 * Create it.
	 */
	PromptVersions {
		versions = List.copyOf(versions);
	}

	@Override
	public String plainText() {
		return new Words().say("prompt.title", Words.shortened(this.name), this.estimatedFrom) + "\n\n"
				+ row("version", "kept", "requests", "failures", "failed", "p50 ms", "p95 ms", "in tok", "out tok",
						"cost", "tools", "empty")
				+ this.versions.stream().map(PromptVersions::row).collect(Collectors.joining());
	}

	private static String row(VersionFigures version) {
		String failures = (version.failureRate() != null) ? percent(version.failureRate()) + " ("
				+ percent(version.failureLow()) + " - " + percent(version.failureHigh()) + ")" : "-";
		String cost = (version.costPerRequest() != null) ? version.costPerRequest() + " " + version.currency() : "-";
		return row(version.version(), version.requests(), version.estimated(), failures, percent(version.failedRate()),
				shown(version.p50Ms()), shown(version.p95Ms()), shown(version.inputTokens()),
				shown(version.outputTokens()), cost, percent(version.toolErrorRate()),
				percent(version.emptyRetrievalRate()));
	}

	private static String row(Object... cells) {
		String row = String.format(Locale.ROOT, ROW, cells);
		return row.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", " ").stripTrailing() + "\n";
	}

	private static String percent(@Nullable Double share) {
		return (share != null) ? String.format(Locale.ROOT, "%.1f%%", share * 100) : "-";
	}

	private static String shown(@Nullable Long value) {
		return (value != null) ? value.toString() : "-";
	}

}

package io.throughline.evalcase;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What came out of a request, to be compared with what was expected.
 *
 * @param output the answer, or {@code null} if there was none
 * @param calls the tools that were called, in the order of the calls
 * @param outcome outcome of the request, such as {@code degraded}, or {@code null} if it
 * is not known
 */
public record Answer(@Nullable String output, List<Call> calls, @Nullable String outcome) {

	/**
	 * Create it.
	 */
	public Answer {
		calls = List.copyOf(calls);
	}

	/**
	 * Return what was recorded with a case.
	 * @param evalCase the case
	 * @return its answer, the bad one
	 */
	public static Answer recorded(EvalCase evalCase) {
		return new Answer(evalCase.observed().output(),
				evalCase.tools()
					.stream()
					.map((tool) -> new Call(tool.name(), Objects.requireNonNullElse(tool.arguments(), "")))
					.toList(),
				evalCase.observed().outcome());
	}

	/**
	 * A tool that was called.
	 *
	 * @param tool name of the tool
	 * @param arguments its arguments as JSON, or empty if they are not known
	 */
	public record Call(String tool, String arguments) {
	}

}

package io.throughline.evalcase;

import java.util.List;
import java.util.stream.Collectors;

import io.throughline.incident.PlainText;

/**
 * A list of eval cases.
 *
 * @param cases the cases, by data set and then in the order in which they were made
 */
record EvalCaseList(List<EvalCaseLine> cases) implements PlainText {

	EvalCaseList {
		cases = List.copyOf(cases);
	}

	@Override
	public String plainText() {
		return this.cases.stream()
			.map((line) -> "%s/%s  %s  %s  %s%n".formatted(line.dataset(), line.id(), line.status(), line.created(),
					line.outcome()))
			.collect(Collectors.joining());
	}

}

package io.throughline.drill;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.throughline.drill.DrillCheck.Result;
import io.throughline.incident.PlainText;

/**
 * What a drill found, for everybody.
 *
 * @param references the references of its requests
 * @param statuses the HTTP status that each was answered with
 * @param ready whether the id was lost nowhere
 * @param checks each check
 */
public record DrillReport(List<String> references, List<Integer> statuses, boolean ready,
		List<DrillCheck> checks) implements PlainText {

	/**
	 * Create it.
	 */
	public DrillReport {
		references = List.copyOf(references);
		statuses = List.copyOf(statuses);
		checks = List.copyOf(checks);
	}

	/**
	 * Judge what is known of one or more requests. A check that several of them answer is
	 * lost if it is for one of them.
	 * @param requests what is known of each
	 * @return the report
	 */
	public static DrillReport of(List<DrillEvidence> requests) {
		List<List<DrillCheck>> all = requests.stream().map((evidence) -> new DrillChecks(evidence).all()).toList();
		List<DrillCheck> checks = IntStream.range(0, all.get(0).size())
			.mapToObj((index) -> all.stream().map((each) -> each.get(index)).reduce(DrillCheck::and).orElseThrow())
			.toList();
		return new DrillReport(requests.stream().map(DrillEvidence::reference).toList(),
				requests.stream().map((evidence) -> evidence.answer().status()).toList(),
				checks.stream().noneMatch((check) -> check.result() == Result.LOST), checks);
	}

	@Override
	public String plainText() {
		String requests = IntStream.range(0, this.references.size())
			.mapToObj((index) -> this.references.get(index) + ", answered with " + this.statuses.get(index))
			.collect(Collectors.joining(" and "));
		return "Drill of " + requests + "\n\n"
				+ this.checks.stream().map(DrillReport::line).collect(Collectors.joining("\n")) + "\n\n"
				+ (this.ready ? "The id was lost nowhere.\n"
						: "Not ready: one id does not lead through the whole request.\n");
	}

	@Override
	public String toString() {
		return plainText();
	}

	private static String line(DrillCheck check) {
		return switch (check.result()) {
			case PASSED -> "passed    " + check.name();
			case NOT_SEEN -> "not seen  " + check.name() + ": in this request there was " + check.details().get(0);
			case LOST -> "LOST      " + check.name()
					+ check.details()
						.stream()
						.map((place) -> "\n          LOST at " + place)
						.collect(Collectors.joining());
		};
	}

}

package io.throughline.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.throughline.incident.Comparison.Difference;
import io.throughline.incident.Comparison.DocumentChange;
import io.throughline.incident.Comparison.Row;
import io.throughline.incident.Comparison.Side;
import io.throughline.incident.TwinSearch.Twin;
import io.throughline.store.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Compares a trace with another one, or with the one that went well in its place.
 */
final class ComparePart implements IncidentPart {

	private final IncidentDesk desk;

	private final TwinSearch twins;

	private final Words words = new Words();

	ComparePart(IncidentDesk desk, TwinSearch twins) {
		this.desk = desk;
		this.twins = twins;
	}

	@Override
	public String name() {
		return "compare";
	}

	@Override
	public Set<String> arguments() {
		return Set.of("with");
	}

	@Override
	public Object read(Trace trace, Inquiry inquiry) {
		String with = inquiry.argument("with");
		if (with != null && !with.equals("auto")) {
			Trace other = this.desk.trace(new PastedText(with), inquiry);
			return compared(trace, other, null, List.of(), inquiry);
		}
		Optional<Twin> twin = this.twins.find(trace.summary(), inquiry::isAllowed);
		return twin
			.flatMap((found) -> this.desk.lookUp(inquiry)
				.trace(found.trace())
				.map((other) -> compared(trace, other, chosen(found), found.relaxed(), inquiry)))
			.orElseGet(() -> alone(trace, inquiry));
	}

	private String chosen(Twin twin) {
		return this.words.say("compare.auto", String.join(", ", twin.same()));
	}

	private Comparison alone(Trace trace, Inquiry inquiry) {
		List<Row> rows = StepAlignment.of(this.desk.read(trace, inquiry).steps(), List.of())
			.stream()
			.map((pair) -> row(pair, List.of()))
			.toList();
		return new Comparison(IncidentLine.of(trace.summary()), null, this.words.say("compare.none"), List.of(),
				List.of(), rows);
	}

	private Comparison compared(Trace a, Trace b, @Nullable String chosen, List<String> relaxed, Inquiry inquiry) {
		StepDifferences differences = new StepDifferences(a, b, inquiry.mayReveal());
		List<Row> rows = new ArrayList<>();
		StepAlignment.of(this.desk.read(a, inquiry).steps(), this.desk.read(b, inquiry).steps()).forEach((pair) -> {
			boolean both = pair.a() != null && pair.b() != null;
			rows.add(row(pair, both ? differences.of(pair.either(), other(pair)) : List.of()));
		});
		return new Comparison(IncidentLine.of(a.summary()), IncidentLine.of(b.summary()), chosen, relaxed,
				TraceDifferences.of(a, b), rows);
	}

	private static IncidentStep other(StepAlignment.Pair pair) {
		return (pair.b() != null) ? pair.b() : pair.either();
	}

	private static Row row(StepAlignment.Pair pair, List<Difference> changes) {
		IncidentStep a = pair.a();
		IncidentStep b = pair.b();
		return new Row(pair.path(), pair.depth(), pair.either().kind(), pair.either().name(),
				(a != null) ? Side.of(a) : null, (b != null) ? Side.of(b) : null, changes,
				DocumentChange.of((a != null) ? a.documents() : List.of(), (b != null) ? b.documents() : List.of()));
	}

}

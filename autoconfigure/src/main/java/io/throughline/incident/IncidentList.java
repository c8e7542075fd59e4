package io.throughline.incident;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Several incidents.
 *
 * @param incidents the incidents, newest first
 * @param next the cursor of the next page, {@code null} on the last
 */
record IncidentList(List<IncidentLine> incidents, @Nullable String next) implements PlainText {

	IncidentList {
		incidents = List.copyOf(incidents);
	}

	static IncidentList of(List<TraceSummary> traces) {
		return new IncidentList(traces.stream().map(IncidentLine::of).toList(), null);
	}

	/**
	 * Say of each that did not simply succeed what to do.
	 */
	IncidentList judged(Function<String, Optional<Incident>> incidentOf) {
		return new IncidentList(this.incidents.stream()
			.map((line) -> (line.action() != null) ? line
					: incidentOf.apply(line.traceId()).map(line::judged).orElse(line))
			.toList(), this.next);
	}

	@Override
	public String plainText() {
		String lines = this.incidents.stream().map(IncidentLine::plainText).collect(Collectors.joining());
		return (this.next != null) ? lines + "next: cursor=" + this.next + "\n" : lines;
	}

}

package io.throughline.incident;

import java.util.List;
import java.util.stream.Collectors;

import io.throughline.store.TraceSummary;

/**
 * Several incidents.
 *
 * @param incidents the incidents
 */
record IncidentList(List<IncidentLine> incidents) {

	static IncidentList of(List<TraceSummary> traces) {
		return new IncidentList(traces.stream().map(IncidentLine::of).toList());
	}

	@Override
	public String toString() {
		return this.incidents.stream().map(IncidentLine::toString).collect(Collectors.joining());
	}

}

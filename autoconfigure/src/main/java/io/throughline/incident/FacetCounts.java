package io.throughline.incident;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.throughline.incident.IncidentFacets.Count;
import io.throughline.incident.IncidentFacets.FacetValue;
import io.throughline.sampling.SamplingDecision;
import io.throughline.store.Facet;
import io.throughline.store.TraceSummary;

/**
 * Counts traces by facet. A trace that was kept with a probability stands for as many as
 * were dropped in its place.
 */
final class FacetCounts {

	private static final List<String> SHOWN = List.of("failingStep", "promptVersion", "tenant", "route", "model",
			"errorCode", "outcome");

	private static final int TOP = 10;

	private final Map<String, Map<String, Count>> counts = new LinkedHashMap<>();

	private final Count all = new Count();

	private final Count succeeded = new Count();

	private final Count problems = new Count();

	FacetCounts() {
		SHOWN.forEach((name) -> this.counts.put(name, Count.map()));
	}

	void add(TraceSummary trace) {
		double weight = weight(trace);
		this.all.add(weight);
		if (!trace.outcome().equals(ReadSpan.RUNNING)) {
			(trace.succeeded() ? this.succeeded : this.problems).add(weight);
		}
		this.counts.forEach((name, values) -> {
			Facet facet = FilterReader.FACETS.getOrDefault(name, Facet.OUTCOME);
			facet.of(trace).forEach((value) -> values.computeIfAbsent(value, (any) -> new Count()).add(weight));
		});
	}

	private static double weight(TraceSummary trace) {
		SamplingDecision decision = trace.sampling();
		return (decision != null && decision.probability() > 0) ? 1 / decision.probability() : 1;
	}

	IncidentFacets facets() {
		Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
		this.counts.forEach((name, values) -> facets.put(name, top(values)));
		Double sampled = (this.succeeded.traces() > 0) ? this.succeeded.traces() / this.succeeded.weight() : null;
		return new IncidentFacets(facets, this.all.traces(), sampled, Math.round(this.problems.weight()));
	}

	private static List<FacetValue> top(Map<String, Count> values) {
		return values.entrySet()
			.stream()
			.map((one) -> new FacetValue(one.getKey(), one.getValue().traces(), Math.round(one.getValue().weight())))
			.sorted(Comparator.comparingLong(FacetValue::estimated).reversed().thenComparing(FacetValue::value))
			.limit(TOP)
			.toList();
	}

}

package io.throughline.incident;

import java.util.List;

import io.throughline.incident.IncidentFacets.FacetValue;
import io.throughline.sampling.SamplingDecision;
import io.throughline.sampling.SamplingLevel;
import io.throughline.store.TraceChange;
import io.throughline.store.TracePart;
import io.throughline.store.TraceSummary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests of {@link FacetCounts}.
 */
class FacetCountsTests {

	private final FacetCounts counts = new FacetCounts();

	@Test
	void weighsWhatWasKeptByHowLikelyThatWas() {
		add("failed", "acme", 1, 2);
		add("succeeded", "acme", 0.1, 3);
		add("succeeded", "other", 0.1, 1);
		IncidentFacets facets = this.counts.facets();
		assertThat(facets.facets().get("tenant")).containsExactly(new FacetValue("acme", 5, 32),
				new FacetValue("other", 1, 10));
		assertThat(facets.estimatedFrom()).isEqualTo(6);
		assertThat(facets.sampled()).isCloseTo(0.1, within(0.001));
		assertThat(facets.problems()).isEqualTo(2);
	}

	@Test
	void showsTheTenMostFrequentValues() {
		for (int tenant = 0; tenant < 12; tenant++) {
			add("succeeded", "tenant_" + tenant, 1, tenant + 1);
		}
		List<FacetValue> tenants = this.counts.facets().facets().getOrDefault("tenant", List.of());
		assertThat(tenants).hasSize(10);
		assertThat(tenants.get(0)).isEqualTo(new FacetValue("tenant_11", 12, 12));
	}

	@Test
	void saysOnlyHowManyItCountedWhereThereIsNothing() {
		assertThat(this.counts.facets().plainText()).isEqualTo("estimated from 0 traces\n");
		assertThat(this.counts.facets().sampled()).isNull();
	}

	private void add(String outcome, String tenant, double probability, int times) {
		TracePart part = Stories.chat(Stories.TRACE_ID, outcome, tenant).part();
		SamplingDecision decision = new SamplingDecision(SamplingLevel.FULL, probability, "ratio");
		TraceSummary trace = TraceChange
			.add(null, new TracePart(part.traceId(), part.spans(), decision, part.redacted()))
			.summary();
		for (int i = 0; i < times; i++) {
			this.counts.add(trace);
		}
	}

}

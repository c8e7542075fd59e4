package io.throughline.store.jdbc;

import io.throughline.store.Facet;
import io.throughline.store.TraceQuery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TraceSelect}.
 */
class TraceSelectTests {

	@Test
	void readsTheFewTracesOfASessionAndNotAllOfItsTenant() {
		TraceQuery query = TraceQuery.newest(10)
			.where(Facet.TENANT, "acme")
			.where(Facet.SESSION, "s-1")
			.where(Facet.OUTCOME, "failed");
		assertThat(new TraceSelect(query).parameters()).startsWith("SESSION", "s-1");
	}

	@Test
	void readsNotAllTracesWhereAnyFacetHasOneValue() {
		TraceQuery query = TraceQuery.newest(10).where(Facet.TENANT, "acme", "globex").where(Facet.OUTCOME, "failed");
		assertThat(new TraceSelect(query).parameters()).startsWith("OUTCOME", "failed");
	}

}

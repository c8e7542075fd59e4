package io.throughline.genai.springai;

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;

import org.springframework.ai.vectorstore.observation.VectorStoreObservationContext;

/**
 * Takes away what Spring AI tells everybody of a search: the user's own words.
 */
final class QueryFilter implements ObservationFilter {

	private static final List<String> CONTENT = List.of("db.vector.query.content", "db.vector.query.filter");

	@Override
	public Observation.Context map(Observation.Context context) {
		if (context instanceof VectorStoreObservationContext) {
			CONTENT.forEach((key) -> {
				context.removeLowCardinalityKeyValue(key);
				context.removeHighCardinalityKeyValue(key);
			});
		}
		return context;
	}

}

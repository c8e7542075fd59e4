package io.throughline.wire;

import io.throughline.semconv.Field;

/**
 * Cohere's rerank, which vLLM and others speak too.
 */
final class Rerank extends Dialect {

	private static final Mapping REQUEST = new Mapping().to(Field.MODEL, "model").to(Field.TOP_N, "top_n");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_ID, "id")
		.to(Field.RESPONSE_MODEL, "model")
		.to(Field.SEARCH_UNITS, "meta/billed_units/search_units");

	Rerank() {
		super(REQUEST.shape("query", "documents"),
				RESPONSE.shape("results", "usage/prompt_tokens", "usage/total_tokens", "error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return request.at("query").isPresent() && request.at("documents").isArray();
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.QUERY, request.at("query").text());
		findings.put(Field.CANDIDATES, (long) request.at("documents").size());
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		Json results = document.at("results");
		findings.put(Field.RESULT_COUNT, (results.isArray()) ? (Long) (long) results.size() : null);
		Long tokens = document.count("usage/prompt_tokens");
		findings.put(Field.INPUT_TOKENS, (tokens != null) ? tokens : document.count("usage/total_tokens"));
	}

}

package io.throughline.incident;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a request to the look-up goes.
 *
 * @param endpoint the id of the endpoint
 * @param rest what follows the path of the endpoint
 * @param incidents the endpoint {@code incidents}, relative to the path and with a slash
 * at its end, {@code null} if it is closed
 */
record LookUpPath(String endpoint, List<String> rest, @Nullable String incidents) {

	private static final String ASSETS = "assets-";

	// The page has no view of its own for them: a person who opens them wants the file.
	private static final List<String> FILES = List.of("text", "otlp");

	private static final String SCHEMA = "eval-case.schema.json";

	private static final List<String> NO_IDS = List.of("", "facets", "meta");

	boolean isAsset() {
		return isIncidents() && !this.rest.isEmpty() && this.rest.get(0).startsWith(ASSETS);
	}

	boolean isFile() {
		return this.rest.size() > 1 && FILES.contains(this.rest.get(1)) || this.rest.contains(SCHEMA);
	}

	/**
	 * Return whether one incident or session is asked for.
	 */
	boolean isId() {
		return this.rest.size() == 1 && !isAsset() && !(isIncidents() && NO_IDS.contains(this.rest.get(0)));
	}

	String assets(String hash) {
		return this.incidents + ASSETS + hash;
	}

	boolean isAssets(String hash) {
		return this.rest.size() == 2 && this.rest.get(0).equals(ASSETS + hash);
	}

	private boolean isIncidents() {
		return this.endpoint.equals(LookUpPaths.INCIDENTS);
	}

}

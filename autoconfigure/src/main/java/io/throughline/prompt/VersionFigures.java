package io.throughline.prompt;

import org.jspecify.annotations.Nullable;

/**
 * What requests with a version of a prompt came to. All but the counts is {@code null}
 * where there are too few of them, or nothing to be counted.
 *
 * @param version the version
 * @param requests how many of its requests are kept and were read
 * @param estimated how many requests these stand for
 * @param failureRate share that failed or was degraded
 * @param failureLow lower end of its 95 % interval
 * @param failureHigh upper end of its 95 % interval
 * @param failedRate share that failed, without what was degraded
 * @param p50Ms time that half of them took at most
 * @param p95Ms time that 95 % of them took at most
 * @param inputTokens tokens that went into models, per request
 * @param outputTokens tokens that came out of models, per request
 * @param costPerRequest what one with a known cost did cost; {@code null} if they are of
 * several currencies
 * @param currency the currency
 * @param toolErrorRate share of the tool calls that failed
 * @param emptyRetrievalRate share of the retrievals that found nothing
 * @param countsOnly whether there are too few for more than counts
 */
record VersionFigures(String version, int requests, long estimated, @Nullable Double failureRate,
		@Nullable Double failureLow, @Nullable Double failureHigh, @Nullable Double failedRate, @Nullable Long p50Ms,
		@Nullable Long p95Ms, @Nullable Long inputTokens, @Nullable Long outputTokens, @Nullable String costPerRequest,
		@Nullable String currency, @Nullable Double toolErrorRate, @Nullable Double emptyRetrievalRate,
		boolean countsOnly) {

	static VersionFigures countsOnly(String version, int requests, long estimated) {
		return new VersionFigures(version, requests, estimated, null, null, null, null, null, null, null, null, null,
				null, null, null, true);
	}

}

package io.throughline.redaction.accuracy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The accuracy that must not get lost, over fewer values than the report.
 */
class AccuracyTests {

	private static final double FLOOR = 0.98;

	@Test
	void findsWhatItIsMadeFor() {
		AccuracyReport report = new AccuracyReport(false);
		report.runSamples(2_000);
		assertThat(report.types()).hasSizeGreaterThanOrEqualTo(13).allSatisfy((type, counts) -> {
			assertThat(report.recall(type)).as("recall of %s", type).isGreaterThan(FLOOR);
			assertThat(report.precision(type)).as("precision of %s", type).isGreaterThan(FLOOR);
		});
	}

	@Test
	void damagesNoId() {
		AccuracyReport report = new AccuracyReport(false);
		report.runIds(20_000);
		assertThat(report.damaged()).hasSizeGreaterThan(20)
			.allSatisfy((shape, count) -> assertThat(count).as(shape).isZero());
	}

}

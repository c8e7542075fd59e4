package io.throughline.scope;

import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TraceFailure}.
 */
class TraceFailureTests {

	private final Observation.Context request = new Observation.Context();

	@Test
	void callerIsToldOfAFailureOnly() {
		TraceFailure.trustCaller(this.request);
		assertThat(TraceFailure.isForCaller(this.request)).isFalse();
		TraceFailure.mark(this.request);
		assertThat(TraceFailure.isForCaller(this.request)).isTrue();
	}

	@Test
	void callerThatIsNotTrustedIsToldNothing() {
		TraceFailure.mark(this.request);
		assertThat(TraceFailure.isMarked(this.request)).isTrue();
		assertThat(TraceFailure.isForCaller(this.request)).isFalse();
	}

}

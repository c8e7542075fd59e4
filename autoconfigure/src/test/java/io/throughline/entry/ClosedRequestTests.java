package io.throughline.entry;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ClosedRequest}.
 */
class ClosedRequestTests {

	@Test
	void aSuccessHasNoCode() {
		assertThat(closed(200, null, false).outcome(null)).isEqualTo("succeeded");
		assertThat(closed(302, null, false).errorCode(null)).isNull();
		assertThat(closed(200, null, false).isServerFault()).isFalse();
	}

	@Test
	void aFailureIsNamedByWhatWasThrownElseByItsStatus() {
		assertThat(closed(500, new IllegalStateException(), false).errorCode(null)).isEqualTo("IllegalStateException");
		assertThat(closed(404, null, false).errorCode(null)).isEqualTo("404");
		assertThat(closed(404, null, false).outcome(null)).isEqualTo("failed");
	}

	@Test
	void anAnonymousExceptionIsNamedByWhatItExtends() {
		assertThat(closed(500, new IllegalStateException() {
		}, false).errorCode(null)).isEqualTo("IllegalStateException");
	}

	@Test
	void onlyTheServersFaultsAreErrors() {
		assertThat(closed(503, null, false).isServerFault()).isTrue();
		assertThat(closed(200, new IllegalStateException(), false).isServerFault()).isTrue();
		assertThat(closed(400, new IllegalStateException(), false).isServerFault()).isFalse();
	}

	@Test
	void whoGoesAwayAbandonsTheRequest() {
		assertThat(closed(500, null, true).outcome(null)).isEqualTo("abandoned");
		assertThat(closed(200, null, true).errorCode(null)).isEqualTo("cancelled");
		assertThat(closed(500, null, true).isServerFault()).isFalse();
	}

	private ClosedRequest closed(int status, @Nullable Throwable error, boolean cancelled) {
		return new ClosedRequest("/x", status, error, cancelled);
	}

}

package io.throughline.incident;

import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often somebody may look something up.
 */
class LookUpLimitTests {

	private final AtomicLong now = new AtomicLong();

	private final LookUpLimit limit = new LookUpLimit(60, this.now::get);

	@Test
	void allowsAMinutesLookUpsAtOnceAndThenOneASecond() {
		Principal ann = () -> "ann";
		for (int i = 0; i < 60; i++) {
			assertThat(this.limit.take(ann)).isZero();
		}
		assertThat(this.limit.take(ann)).isOne();
		this.now.addAndGet(Duration.ofSeconds(2).toNanos());
		assertThat(this.limit.take(ann)).isZero();
		assertThat(this.limit.take(ann)).isZero();
		assertThat(this.limit.take(ann)).isOne();
	}

	@Test
	void countsEachUserApartAndNobodyAsOne() {
		for (int i = 0; i < 60; i++) {
			this.limit.take(null);
		}
		assertThat(this.limit.take(null)).isPositive();
		assertThat(this.limit.take(() -> "ann")).isZero();
	}

	@Test
	void savesUpNoMoreThanAMinute() {
		this.limit.take(null);
		this.now.addAndGet(Duration.ofDays(1).toNanos());
		for (int i = 0; i < 60; i++) {
			assertThat(this.limit.take(null)).isZero();
		}
		assertThat(this.limit.take(null)).isPositive();
	}

}

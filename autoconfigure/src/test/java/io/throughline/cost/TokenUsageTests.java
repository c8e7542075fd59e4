package io.throughline.cost;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link TokenUsage}.
 */
class TokenUsageTests {

	@Test
	void keepsWhatCanBeTrue() {
		TokenUsage usage = new TokenUsage(120L, 64L, 56L, 30L, 30L);
		assertThat(usage.input()).isEqualTo(120);
		assertThat(usage.cachedInput()).isEqualTo(64);
		assertThat(usage.cacheWrite()).isEqualTo(56);
		assertThat(usage.output()).isEqualTo(30);
		assertThat(usage.reasoning()).isEqualTo(30);
	}

	@Test
	void doesNotTrustNegativeCounts() {
		assertThat(new TokenUsage(-1L, 2L, -3L, 4L, -5L)).isEqualTo(new TokenUsage(null, 2L, null, 4L, null));
	}

	@Test
	void doesNotTrustAnInputBelowItsParts() {
		TokenUsage noInput = new TokenUsage(null, null, null, 30L, 12L);
		assertThat(new TokenUsage(56L, 64L, null, 30L, 12L)).isEqualTo(noInput);
		assertThat(new TokenUsage(56L, null, 64L, 30L, 12L)).isEqualTo(noInput);
		assertThat(new TokenUsage(120L, 64L, 57L, 30L, 12L)).isEqualTo(noInput);
		assertThat(new TokenUsage(120L, Long.MAX_VALUE, Long.MAX_VALUE, 30L, 12L)).isEqualTo(noInput);
	}

	@Test
	void doesNotTrustAnOutputBelowItsReasoning() {
		assertThat(new TokenUsage(120L, 64L, null, 30L, 31L)).isEqualTo(new TokenUsage(120L, 64L, null, null, null));
	}

	@Test
	void keepsPartsOfAnUnknownTotal() {
		assertThat(new TokenUsage(null, 64L, 5L, null, 12L).cachedInput()).isEqualTo(64);
	}

	@Test
	void addsACacheThatIsCountedApart() {
		assertThat(TokenUsage.ofSeparateCache(56L, 64L, 5L, 30L)).isEqualTo(new TokenUsage(125L, 64L, 5L, 30L, null));
	}

	@Test
	void addsNothingUnknown() {
		TokenUsage unknownWrite = new TokenUsage(null, 64L, null, 30L, null);
		assertThat(TokenUsage.ofSeparateCache(56L, 64L, null, 30L)).isEqualTo(unknownWrite);
		assertThat(TokenUsage.ofSeparateCache(56L, 64L, -5L, 30L)).isEqualTo(unknownWrite);
		assertThat(TokenUsage.ofSeparateCache(-56L, 64L, 5L, 30L).input()).isNull();
		assertThat(TokenUsage.ofSeparateCache(Long.MAX_VALUE, Long.MAX_VALUE, 5L, 30L).input()).isNull();
	}

}

package io.throughline.identity;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link UserHasher}.
 */
class UserHasherTests {

	@Test
	void isTheHmacThatRfc4231Names() {
		// Test case 2 of RFC 4231, of which 16 bytes are kept.
		assertThat(new UserHasher("Jefe").hash("what do ya want for nothing?"))
			.isEqualTo("5bdcc146bf60754e6a042426089575c7");
	}

	@Test
	void differsByKeyAndByUser() {
		assertThat(List.of(new UserHasher("a").hash("anna"), new UserHasher("b").hash("anna"),
				new UserHasher("a").hash("bert")))
			.doesNotHaveDuplicates();
	}

	@Test
	void hasAKeyOfItsOwnWhereNoneIsSet() {
		assertThat(new UserHasher(null).hash("anna")).hasSize(32).isNotEqualTo(new UserHasher("").hash("anna"));
	}

	@Test
	void hashesTheSameFromManyThreads() {
		UserHasher hasher = new UserHasher("key");
		List<String> hashes = IntStream.range(0, 2000)
			.parallel()
			.mapToObj((i) -> hasher.hash("anna"))
			.distinct()
			.toList();
		assertThat(hashes).containsExactly(new UserHasher("key").hash("anna"));
	}

}

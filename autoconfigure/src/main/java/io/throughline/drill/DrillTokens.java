package io.throughline.drill;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * The token of the drill that is about to begin: whoever shows it first marks his
 * request, and nobody does so twice.
 */
final class DrillTokens {

	private static final int BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final AtomicReference<@Nullable String> issued = new AtomicReference<>();

	/**
	 * Issue a token in place of any earlier one.
	 */
	String issue() {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String token = HexFormat.of().formatHex(bytes);
		this.issued.set(token);
		return token;
	}

	/**
	 * Return whether a token is the issued one, which it is no more afterwards.
	 */
	boolean redeem(String token) {
		String current = this.issued.get();
		return token.equals(current) && this.issued.compareAndSet(current, null);
	}

	void revoke() {
		this.issued.set(null);
	}

}

package io.throughline.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a text into 32 hexadecimal digits of its HMAC-SHA-256. Safe for use by several
 * threads.
 */
public final class KeyedHash {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int BYTES = 16;

	private final Mac keyed;

	/**
	 * Create a hash with a key.
	 * @param key the key, not empty
	 */
	public KeyedHash(String key) {
		this(key.getBytes(StandardCharsets.UTF_8));
	}

	private KeyedHash(byte[] key) {
		try {
			this.keyed = Mac.getInstance(ALGORITHM);
			this.keyed.init(new SecretKeySpec(key, ALGORITHM));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Create a hash with a random key.
	 * @return a hash that no other one equals
	 */
	public static KeyedHash random() {
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return new KeyedHash(key);
	}

	/**
	 * Hash a text.
	 * @param text the text
	 * @return 32 lower-case hexadecimal digits
	 */
	public String hash(String text) {
		try {
			// A clone is keyed already and belongs to this thread alone.
			Mac mac = (Mac) this.keyed.clone();
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

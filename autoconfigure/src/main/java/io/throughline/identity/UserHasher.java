package io.throughline.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a user id into 32 hexadecimal digits of its HMAC-SHA-256.
 */
final class UserHasher {

	private static final Logger logger = LoggerFactory.getLogger(UserHasher.class);

	private static final String ALGORITHM = "HmacSHA256";

	private static final int BYTES = 16;

	private final Mac keyed;

	UserHasher(@Nullable String key) {
		this.keyed = keyed((key != null && !key.isEmpty()) ? key.getBytes(StandardCharsets.UTF_8) : randomKey());
	}

	String hash(String user) {
		try {
			// A clone is keyed already and belongs to this thread alone.
			Mac mac = (Mac) this.keyed.clone();
			return HexFormat.of().formatHex(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Mac keyed(byte[] key) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] randomKey() {
		logger.warn("No throughline.identity.hash-key is set: user hashes change at each start and differ"
				+ " between instances");
		byte[] key = new byte[32];
		new SecureRandom().nextBytes(key);
		return key;
	}

}

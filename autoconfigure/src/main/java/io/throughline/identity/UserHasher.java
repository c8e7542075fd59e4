package io.throughline.identity;

import io.throughline.redaction.KeyedHash;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a user id into its keyed hash.
 */
final class UserHasher {

	private static final Logger logger = LoggerFactory.getLogger(UserHasher.class);

	private final KeyedHash keyed;

	UserHasher(@Nullable String key) {
		this.keyed = (key != null && !key.isEmpty()) ? new KeyedHash(key) : random();
	}

	String hash(String user) {
		return this.keyed.hash(user);
	}

	private static KeyedHash random() {
		logger.warn("No throughline.identity.hash-key is set: user hashes change at each start and differ"
				+ " between instances");
		return KeyedHash.random();
	}

}

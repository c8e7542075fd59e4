package io.throughline.sampling;

/**
 * The random part of a trace id and the threshold that it is compared with, as
 * OpenTelemetry's probability sampling has them: each service that knows the id and the
 * ratio comes to the same answer, and a higher ratio keeps all that a lower one keeps.
 */
final class Randomness {

	private static final int DIGITS = 14;

	private static final long VALUES = 1L << 56;

	private static final long EVIDENTLY_NOT_RANDOM = 1L << 32;

	private Randomness() {
	}

	/**
	 * Return the last 56 bits of an id. Where their upper 24 are all zero, as in counters
	 * and in ids that are padded at their end, they are no random number but for one id
	 * in 16 million; all of the id is hashed then.
	 */
	static long of(String traceId) {
		int start = traceId.length() - DIGITS;
		long last = 0;
		for (int i = Math.max(start, 0); i < traceId.length(); i++) {
			int digit = Character.digit(traceId.charAt(i), 16);
			if (digit < 0) {
				return hash(traceId);
			}
			last = last << 4 | digit;
		}
		return (start < 0 || last < EVIDENTLY_NOT_RANDOM) ? hash(traceId) : last;
	}

	/**
	 * Return the threshold of a ratio: what is at it or above is kept.
	 */
	static long threshold(double ratio) {
		return VALUES - Math.round(ratio * VALUES);
	}

	/**
	 * FNV-1a, and the last step of MurmurHash3 to spread it over all bits.
	 */
	private static long hash(String text) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
		}
		hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
		hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
		return (hash ^ hash >>> 33) & (VALUES - 1);
	}

}

package io.throughline.redaction;

/**
 * Checks a place where a character says that something may be found, in steps bounded by
 * what it moves on or by a constant, so that a scan stays linear.
 */
@FunctionalInterface
interface Rule {

	/**
	 * Check the place and replace what is found there.
	 * @param scan the scan
	 * @param at index of the character
	 * @return where the scan goes on, behind what needs no other look; {@code at} itself
	 * or less if nothing was found
	 */
	int apply(Scan scan, int at);

}

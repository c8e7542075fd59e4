package io.throughline.redaction;

/**
 * Whether content may be put on spans: only where somebody wants it and the way out takes
 * from it what nobody may read.
 *
 * @param captured whether it may
 */
public record ContentCapture(boolean captured) {

	/**
	 * No content on any span.
	 */
	public static final ContentCapture NONE = new ContentCapture(false);

}

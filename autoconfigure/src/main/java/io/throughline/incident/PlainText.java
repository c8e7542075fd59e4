package io.throughline.incident;

/**
 * What can be written for a terminal too.
 */
public interface PlainText {

	/**
	 * Write it.
	 * @return lines of text
	 */
	String plainText();

}

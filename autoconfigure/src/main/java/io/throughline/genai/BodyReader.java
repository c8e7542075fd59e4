package io.throughline.genai;

import java.nio.ByteBuffer;

/**
 * Reads the body of a response as it goes by. Throws nothing; only the first end counts.
 */
public interface BodyReader {

	/**
	 * Take a part of the body.
	 * @param part the bytes, whose position is left alone
	 */
	void body(ByteBuffer part);

	/**
	 * Say that the body is complete.
	 */
	void end();

	/**
	 * Say that the body broke.
	 * @param error what was thrown
	 */
	void failed(Throwable error);

	/**
	 * Say that nobody reads the body any more.
	 */
	void cancelled();

}

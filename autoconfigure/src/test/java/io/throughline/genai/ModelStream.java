package io.throughline.genai;

import java.util.function.BooleanSupplier;

/**
 * The way of an application to have an answer streamed.
 */
public interface ModelStream {

	/**
	 * Read a stream until it ends or is closed.
	 * @param chunk told of each text, returns whether to read on or to close the stream
	 */
	void read(BooleanSupplier chunk) throws Exception;

	/**
	 * Read a long stream. A library that keeps the whole answer is read below that.
	 * @param chunk told of each text
	 */
	default void readLong(BooleanSupplier chunk) throws Exception {
		read(chunk);
	}

}

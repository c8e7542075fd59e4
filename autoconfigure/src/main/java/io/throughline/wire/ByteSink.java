package io.throughline.wire;

import java.nio.ByteBuffer;

/**
 * Takes the bytes of a body as they go by, in pieces of any size.
 */
interface ByteSink {

	/**
	 * The most bytes of one piece.
	 */
	int MOST = 4 * 1024;

	void read(byte[] bytes, int from, int to);

	/**
	 * Read a buffer and leave it as it is.
	 */
	default void read(ByteBuffer buffer) {
		ByteBuffer view = buffer.duplicate();
		byte[] piece = new byte[Math.min(MOST, view.remaining())];
		while (view.hasRemaining()) {
			int length = Math.min(piece.length, view.remaining());
			view.get(piece, 0, length);
			read(piece, 0, length);
		}
	}

	/**
	 * What comes next does not continue what came before.
	 */
	void next();

	/**
	 * No more will come.
	 */
	void end();

}

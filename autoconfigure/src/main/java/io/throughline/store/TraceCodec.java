package io.throughline.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Spans and summaries as bytes: a fifth of what they take as objects, and of a size that
 * is known exactly. The first byte is the version.
 */
public final class TraceCodec {

	private static final int VERSION = 1;

	private TraceCodec() {
	}

	/**
	 * Write spans.
	 * @param spans the spans
	 * @return the bytes
	 */
	public static byte[] encode(List<TraceSpan> spans) {
		return write((out) -> out.spans(spans));
	}

	/**
	 * Write a summary.
	 * @param summary the summary
	 * @return the bytes
	 */
	public static byte[] encode(TraceSummary summary) {
		return write((out) -> out.summary(summary));
	}

	/**
	 * Read spans.
	 * @param bytes what was written of them
	 * @return the spans
	 */
	public static List<TraceSpan> spans(byte[] bytes) {
		return read(bytes, TraceInput::spans);
	}

	/**
	 * Read a summary.
	 * @param bytes what was written of it
	 * @return the summary
	 */
	public static TraceSummary summary(byte[] bytes) {
		return read(bytes, TraceInput::summary);
	}

	private static byte[] write(Writing writing) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(VERSION);
			writing.to(new TraceOutput(out));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static <T> T read(byte[] bytes, Reading<T> reading) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			int version = in.readUnsignedByte();
			if (version != VERSION) {
				throw new IOException("The trace was written by a later version of the store: " + version);
			}
			return reading.from(new TraceInput(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What writes.
	 */
	private interface Writing {

		void to(TraceOutput out) throws IOException;

	}

	/**
	 * What reads.
	 *
	 * @param <T> what is read
	 */
	private interface Reading<T> {

		T from(TraceInput in) throws IOException;

	}

}

package io.throughline.store.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Bytes as a column has them.
 */
final class Deflated {

	private Deflated() {
	}

	static byte[] of(byte[] bytes) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
		try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater)) {
			deflated.write(bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			deflater.end();
		}
		return out.toByteArray();
	}

	static byte[] inflate(byte[] bytes) {
		try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package io.throughline.genai.langchain4j;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A streamed response body that the attempt reads while LangChain4j does. It is closed
 * before its end only if the application cancels the stream.
 */
final class ReadBody extends FilterInputStream {

	private final HttpExchange exchange;

	ReadBody(InputStream body, HttpExchange exchange) {
		super(body);
		this.exchange = exchange;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
	}

	@Override
	public int read(byte[] into, int offset, int length) throws IOException {
		try {
			int count = super.read(into, offset, length);
			if (count < 0) {
				this.exchange.end();
			}
			else {
				this.exchange.body(ByteBuffer.wrap(into, offset, count));
			}
			return count;
		}
		catch (IOException ex) {
			this.exchange.failed(ex);
			throw ex;
		}
	}

	@Override
	public void close() throws IOException {
		this.exchange.cancelled();
		super.close();
	}

}

package io.throughline.wire;

/**
 * Reads JSON objects of which each has its own line. A broken line does not break the
 * next.
 */
final class LineDocuments implements ByteSink {

	private final JsonDocuments documents;

	LineDocuments(JsonDocuments documents) {
		this.documents = documents;
	}

	@Override
	public void read(byte[] bytes, int from, int to) {
		int start = from;
		for (int i = from; i < to; i++) {
			if (bytes[i] == '\n') {
				this.documents.read(bytes, start, i + 1);
				this.documents.next();
				start = i + 1;
			}
		}
		this.documents.read(bytes, start, to);
	}

	@Override
	public void next() {
		this.documents.next();
	}

	@Override
	public void end() {
		this.documents.end();
	}

}

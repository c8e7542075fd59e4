package io.throughline.wire;

import java.nio.ByteBuffer;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The body of a response, read as its headers say. One that cannot be read goes by.
 */
final class ResponseBody {

	private final boolean stream;

	private final boolean readable;

	private final Findings findings;

	private final JsonDocuments documents;

	private final ByteSink sink;

	/**
	 * Create the reader.
	 * @param headers headers of the response
	 * @param ok whether the status says success
	 * @param route what the address said
	 * @param streamed whether a stream was asked for
	 */
	ResponseBody(ResponseHeaders headers, boolean ok, Route route, boolean streamed, Findings findings) {
		String type = headers.word("content-type");
		String encoding = headers.word("content-encoding");
		boolean lines = type.contains("ndjson") || type.contains("jsonl");
		boolean events = type.contains("event-stream")
				|| (streamed && type.isEmpty() && !(route.dialect() instanceof OllamaChat));
		this.findings = findings;
		this.stream = ok && (lines || events || type.contains("amazon.eventstream") || route.streamed());
		this.readable = !type.contains("amazon.eventstream")
				&& (encoding.isEmpty() || encoding.equals("identity") || encoding.endsWith("gzip"));
		this.documents = (ok) ? new JsonDocuments(route.dialect().responseShape(), (json) -> answer(route, json))
				: new JsonDocuments(ErrorType.SHAPE, this::error);
		ByteSink plain = (events) ? new ServerSentEvents(this.documents, () -> findings.complete(true))
				: (lines) ? new LineDocuments(this.documents) : this.documents;
		this.sink = (encoding.endsWith("gzip")) ? new GzipBytes(plain) : plain;
	}

	void read(ByteBuffer chunk) {
		if (this.readable) {
			this.sink.read(chunk);
		}
	}

	void end() {
		this.sink.end();
	}

	boolean isStream() {
		return this.stream;
	}

	/**
	 * Return whether it is known that all was said.
	 */
	boolean isWhole() {
		return this.readable && ((this.stream) ? this.findings.isComplete() : this.documents.isWhole());
	}

	/**
	 * Return what is wrong with a body that ended as it should.
	 * @return an error's word, or {@code null}
	 */
	@Nullable String fault() {
		if (!this.readable || isWhole() || isCut()) {
			return null;
		}
		return (this.stream && !this.documents.isNonsense()) ? ErrorType.TRUNCATED : ErrorType.MALFORMED;
	}

	int keptSize() {
		return this.documents.keptSize();
	}

	private boolean isCut() {
		return this.sink instanceof GzipBytes gzip && gzip.isCut();
	}

	private void answer(Route route, Json document) {
		if (document.at("error").isPresent()) {
			this.findings.error(Objects.requireNonNullElse(ErrorType.of(document), ErrorType.PROVIDER));
		}
		route.dialect().response(document, this.findings);
	}

	private void error(Json document) {
		String word = ErrorType.of(document);
		if (word != null) {
			this.findings.error(word);
		}
	}

}

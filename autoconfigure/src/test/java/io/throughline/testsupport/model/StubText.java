package io.throughline.testsupport.model;

/**
 * What the model says, in every wire format.
 */
final class StubText {

	private StubText() {
	}

	static String of(StubModelRequest request) {
		if (request.asks("#badjson")) {
			return "Sorry, I cannot produce that.";
		}
		return request.asks("#json") ? "{\"city\":\"Paris\",\"degrees\":21}" : "Hello from fake";
	}

	static String quote(String text) {
		return '"' + text.replace("\"", "\\\"") + '"';
	}

}

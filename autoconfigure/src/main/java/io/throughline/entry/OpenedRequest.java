package io.throughline.entry;

/**
 * A request whose opening line was logged and whose closing line is owed.
 *
 * @param method HTTP method, on one line
 * @param path path within the application, on one line
 */
record OpenedRequest(String method, String path) {

	static OpenedRequest of(EntryRequest request) {
		return new OpenedRequest(OneLine.of(request.method()), OneLine.of(request.path()));
	}

}

package io.throughline.incident;

import java.util.Map;

/**
 * What the guard of the look-up answers itself.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body
 */
public record LookUpAnswer(int status, Map<String, String> headers, byte[] body) {

	static LookUpAnswer notFound() {
		return new LookUpAnswer(404, Map.of(), new byte[0]);
	}

}

package io.throughline.test;

import java.util.Map;

/**
 * A request of a drill.
 *
 * @param method HTTP method
 * @param path path within the application
 * @param headers its headers
 * @param body its body, empty for none
 * @param failure what breaks something before it is sent
 */
public record DrillRequest(String method, String path, Map<String, String> headers, String body, Runnable failure) {

	/**
	 * Create it.
	 */
	public DrillRequest {
		headers = Map.copyOf(headers);
	}

}

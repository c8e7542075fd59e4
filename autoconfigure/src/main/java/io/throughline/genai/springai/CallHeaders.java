package io.throughline.genai.springai;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.prompt.ChatOptions;

/**
 * The HTTP headers of one call, which each vendor's options keep in their own place.
 */
interface CallHeaders {

	/**
	 * Return the headers that the options have.
	 * @param options options of one call
	 * @return the headers, or {@code null} if these options cannot have any
	 */
	@Nullable Map<String, String> of(ChatOptions options);

	/**
	 * Return options with other headers.
	 * @param options options of one call, of the vendor's type
	 * @param headers the headers
	 * @return a copy
	 */
	ChatOptions with(ChatOptions options, Map<String, String> headers);

	/**
	 * Return options with one more header.
	 * @param options options of one call
	 * @param name name of the header
	 * @param value its value
	 * @return a copy, or {@code null} if these options cannot have any
	 */
	default @Nullable ChatOptions add(ChatOptions options, String name, String value) {
		Map<String, String> before = of(options);
		if (before == null) {
			return null;
		}
		Map<String, String> headers = new HashMap<>(before);
		headers.put(name, value);
		return with(options, headers);
	}

}

package io.throughline.testsupport.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/**
 * A request that arrived at the model.
 *
 * @param number its number, from 1, which is also in the ids of its answer
 * @param path its path
 * @param body its body without the white space some clients put between keys and values
 * @param headers its headers by lower-case name
 */
public record StubModelRequest(int number, String path, String body, Map<String, List<String>> headers) {

	private static final Pattern AROUND_COLON = Pattern.compile("\"\\s*:\\s*");

	private static final Pattern BEFORE_FIRST_TEXT = Pattern.compile("\\[\\s+\"");

	static StubModelRequest of(int number, HttpExchange exchange, byte[] body) {
		String text = new String(body, StandardCharsets.UTF_8);
		text = AROUND_COLON.matcher(text).replaceAll("\":");
		text = BEFORE_FIRST_TEXT.matcher(text).replaceAll("[\"");
		Map<String, List<String>> headers = new TreeMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
		return new StubModelRequest(number, exchange.getRequestURI().getPath(), text, headers);
	}

	public @Nullable String traceparent() {
		return header("traceparent");
	}

	public @Nullable String tracestate() {
		return header("tracestate");
	}

	/**
	 * Return the number of attempts before this one, which OpenAI's and Anthropic's own
	 * clients tell.
	 * @return the number, or {@code null} where the client does not tell it
	 */
	public @Nullable String retryCount() {
		return header("x-stainless-retry-count");
	}

	public @Nullable String acceptEncoding() {
		return header("accept-encoding");
	}

	/**
	 * Return a header.
	 * @param name its name in lower case
	 * @return its values separated by commas, or {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? String.join(",", values) : null;
	}

	/**
	 * Return the trace the request belongs to.
	 * @return the trace id of its {@code traceparent}, or {@code "none"}
	 */
	public String traceId() {
		String traceparent = traceparent();
		return (traceparent != null) ? traceparent.split("-")[1] : "none";
	}

	boolean asks(String marker) {
		return this.body.contains(marker);
	}

	boolean streams() {
		return asks("\"stream\":true");
	}

}

package io.throughline.wire;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a response say.
 */
final class ResponseHeaders {

	private static final List<String> REQUEST_IDS = List.of("apim-request-id", "x-request-id", "request-id",
			"x-amzn-requestid", "mistral-correlation-id", "x-kong-request-id", "x-debug-trace-id");

	private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{1,256}");

	private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

	private final Function<String, @Nullable String> headers;

	ResponseHeaders(Function<String, @Nullable String> headers) {
		this.headers = headers;
	}

	/**
	 * Return a header.
	 * @return its value, or {@code null} where it is absent, not plain or cannot be read
	 */
	@Nullable String get(String name) {
		try {
			String value = this.headers.apply(name);
			return (value != null && PLAIN.matcher(value).matches()) ? value.strip() : null;
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	/**
	 * Return a header that is a keyword.
	 */
	String word(String name) {
		String value = get(name);
		return (value != null) ? value.toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * Return whether an Azure gateway answered.
	 */
	boolean areFromAzure() {
		return get("apim-request-id") != null || get("x-ms-region") != null;
	}

	void read(Findings findings) {
		REQUEST_IDS.stream()
			.filter((name) -> get(name) != null)
			.findFirst()
			.ifPresent((name) -> findings.put(Field.PROVIDER_REQUEST_ID, get(name)));
		findings.put(Field.GATEWAY_REQUEST_ID, get("x-litellm-call-id"));
		findings.cost(get("x-litellm-response-cost"));
		findings.put(Field.INPUT_TOKENS, count("x-amzn-bedrock-input-token-count"));
		findings.put(Field.OUTPUT_TOKENS, count("x-amzn-bedrock-output-token-count"));
	}

	private @Nullable Long count(String name) {
		String value = get(name);
		return (value != null && COUNT.matcher(value).matches()) ? (Long) Long.parseLong(value) : null;
	}

}

package io.throughline.test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request or record that the application sent.
 *
 * @param target where to, such as {@code POST crm.internal/status} or
 * {@code Kafka topic orders}
 * @param spanId the span of the sending
 * @param headers its headers by lower-case name
 */
public record SentMessage(String target, String spanId, Map<String, List<String>> headers) {

	/**
	 * Create it.
	 */
	public SentMessage {
		Map<String, List<String>> lower = new TreeMap<>();
		headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
		headers = Map.copyOf(lower);
	}

	/**
	 * Return the values of a header.
	 * @param name name of the header, in any case
	 * @return its values, none if it was not sent
	 */
	public List<String> header(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
	}

}

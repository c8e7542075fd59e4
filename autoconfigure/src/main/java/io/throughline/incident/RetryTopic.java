package io.throughline.incident;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Topics in which Spring for Apache Kafka puts records that failed, to try them again:
 * {@code orders-retry-0} for {@code orders}.
 */
final class RetryTopic {

	private static final Pattern SUFFIX = Pattern.compile("(?i)[-._]retry([-._]\\d+)?$");

	private RetryTopic() {
	}

	/**
	 * Return the topic for which a topic is, itself if it is for no other.
	 */
	static String base(String topic) {
		return SUFFIX.matcher(topic).replaceFirst("");
	}

	static boolean isOne(@Nullable String topic) {
		return topic != null && !base(topic).equals(topic);
	}

	/**
	 * Return whether a delivery from one topic may be tried again by one from another.
	 */
	static boolean isFor(String topic, @Nullable String failed) {
		return failed != null && isOne(topic) && base(failed).equals(base(topic));
	}

}

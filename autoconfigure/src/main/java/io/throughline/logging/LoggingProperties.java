package io.throughline.logging;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How log lines look.
 *
 * @param format Format of log lines: "plain", or "json" for one JSON object a line.
 */
@ConfigurationProperties("throughline.logging")
record LoggingProperties(@DefaultValue("plain") Format format) {

	/**
	 * Format of log lines.
	 */
	enum Format {

		/**
		 * Boot's pattern.
		 */
		PLAIN,

		/**
		 * One JSON object a line.
		 */
		JSON

	}

}

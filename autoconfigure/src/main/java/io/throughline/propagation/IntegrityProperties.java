package io.throughline.propagation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done where work arrives without a trace id.
 *
 * @param missing What is done with a request or record that arrives without a trace id:
 * "count", "warn" (a warning per hand-off and hour, where it is normal too) or "reject".
 * @param required Paths, with "*" and "**", whose requests must have a trace id. Records
 * of Kafka must always have one.
 */
@ConfigurationProperties("throughline.integrity")
record IntegrityProperties(@DefaultValue("count") Missing missing, @DefaultValue List<String> required) {

	/**
	 * What is done.
	 */
	enum Missing {

		/**
		 * It is counted.
		 */
		COUNT,

		/**
		 * It is counted and logged.
		 */
		WARN,

		/**
		 * It is turned down.
		 */
		REJECT

	}

}

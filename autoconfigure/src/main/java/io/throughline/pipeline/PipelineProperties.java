package io.throughline.pipeline;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * How spans leave the application.
 *
 * @param decisionWait Time that a trace waits for late spans before it is decided.
 * @param maxMemory Most memory of all spans that wait: to be decided, to be exported, or
 * for a failure elsewhere.
 */
@ConfigurationProperties("throughline.pipeline")
record PipelineProperties(@DefaultValue("2s") Duration decisionWait, @DefaultValue("32MB") DataSize maxMemory) {

	private static final DataSize LEAST = DataSize.ofMegabytes(1);

	PipelineProperties {
		if (decisionWait.isNegative()) {
			throw bad("decision-wait", decisionWait, "it must be 0 or more, such as '2s'");
		}
		if (maxMemory.compareTo(LEAST) < 0) {
			throw bad("max-memory", maxMemory, "it must be 1MB or more");
		}
	}

	private static InvalidConfigurationPropertyValueException bad(String key, Object value, String reason) {
		return new InvalidConfigurationPropertyValueException("throughline.pipeline." + key, value, reason);
	}

}

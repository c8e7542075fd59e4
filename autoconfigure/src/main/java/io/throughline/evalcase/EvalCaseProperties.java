package io.throughline.evalcase;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where eval cases are kept and for how long.
 *
 * @param directory Directory of the files of eval cases, one for each data set. Without
 * it they are kept in memory.
 * @param retention Time that eval cases are kept.
 */
@ConfigurationProperties("throughline.evalcases")
record EvalCaseProperties(@Nullable Path directory, @DefaultValue("365d") Duration retention) {

	EvalCaseProperties {
		if (retention.isNegative() || retention.isZero()) {
			throw new InvalidConfigurationPropertyValueException("throughline.evalcases.retention", retention,
					"it must be longer than zero, such as '365d'");
		}
	}

}

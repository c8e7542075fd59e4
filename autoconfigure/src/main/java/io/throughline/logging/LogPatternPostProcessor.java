package io.throughline.logging;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * Teaches Logback the words of our patterns before Boot sets it up.
 */
final class LogPatternPostProcessor implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (ClassUtils.isPresent("ch.qos.logback.classic.PatternLayout", null)) {
			RedactConverter.register();
		}
	}

}

package io.throughline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.ClassUtils;

/**
 * Adds {@code META-INF/throughline-defaults.properties} as the last property source, so
 * that any value of the user wins, and the structured log format that
 * {@code throughline.logging.format} names.
 */
final class ThroughlineEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String PROPERTY_SOURCE = "throughlineDefaults";

	private static final String FORMAT = "throughline.logging.format";

	private static final String JSON_FORMAT_CLASS = "io.throughline.logging.JsonLogFormatter";

	private static final String JSON_ENCODER_CLASS = "net.logstash.logback.encoder.LogstashEncoder";

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getProperty("throughline.enabled", Boolean.class, true)) {
			return;
		}
		Map<String, Object> defaults = new LinkedHashMap<>();
		load().forEach((key, value) -> defaults.put((String) key, value));
		addLogFormat(environment, defaults);
		environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE, defaults));
	}

	private Properties load() {
		try {
			return PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("META-INF/throughline-defaults.properties"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addLogFormat(ConfigurableEnvironment environment, Map<String, Object> defaults) {
		String format = environment.getProperty(FORMAT, "plain");
		switch (format) {
			case "plain" -> {
			}
			case "json" -> {
				if (!ClassUtils.isPresent(JSON_ENCODER_CLASS, null)) {
					throw new InvalidConfigurationPropertyValueException(FORMAT, format,
							"it needs net.logstash.logback:logstash-logback-encoder on the class path");
				}
				defaults.put("logging.structured.format.console", JSON_FORMAT_CLASS);
				defaults.put("logging.structured.format.file", JSON_FORMAT_CLASS);
			}
			default -> throw new InvalidConfigurationPropertyValueException(FORMAT, format,
					"it must be one of 'plain' and 'json'");
		}
	}

}

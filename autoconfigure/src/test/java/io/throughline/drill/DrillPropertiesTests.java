package io.throughline.drill;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link DrillProperties}.
 */
class DrillPropertiesTests {

	@ParameterizedTest
	@CsvSource({ "path, refunds", "path, http://elsewhere/refunds", "path, /refunds#top", "method, post",
			"method, POST /" })
	void stopsTheStartWhereTheRequestCannotBeSent(String key, String value) {
		new ApplicationContextRunner().withUserConfiguration(Drilled.class)
			.withPropertyValues("throughline.drill." + key + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("throughline.drill." + key)
				.hasMessageContaining(value));
	}

	/**
	 * An application with such a drill.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(DrillProperties.class)
	static class Drilled {

	}

}

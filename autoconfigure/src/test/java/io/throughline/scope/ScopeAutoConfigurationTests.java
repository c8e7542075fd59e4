package io.throughline.scope;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ScopeAutoConfiguration}.
 */
class ScopeAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ScopeAutoConfiguration.class));

	@Test
	void showsFieldsEvenWithoutATracer() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ScopeFieldsHandler.class));
	}

	@Test
	void isOffWithTheMasterSwitch() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ScopeFieldsHandler.class));
	}

}

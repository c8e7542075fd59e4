package io.throughline.prompt;

import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link PromptAutoConfiguration}.
 */
class PromptAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=prompts";

	private final WebApplicationContextRunner empty = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class, PromptAutoConfiguration.class));

	private final WebApplicationContextRunner runner = this.empty.withBean(TraceStore.class, MemoryStores::open);

	@Test
	void isThereOnlyIfExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(PromptsEndpoint.class));
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(PromptsEndpoint.class));
	}

	@Test
	void isNotThereWithoutAStore() {
		this.empty.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PromptsEndpoint.class));
	}

	@Test
	void isNotThereWithoutTheActuator() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlinePromptsEndpoint"));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues(EXPOSED, "throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(PromptsEndpoint.class));
	}

}

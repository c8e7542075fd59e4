package io.throughline.incident;

import io.throughline.store.MemoryStores;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IncidentAutoConfiguration}.
 */
class IncidentAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=incidents";

	private final WebApplicationContextRunner empty = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IncidentAutoConfiguration.class));

	private final WebApplicationContextRunner runner = this.empty.withBean(TraceStore.class, MemoryStores::open);

	@Test
	void isThereOnlyIfExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(IncidentsEndpoint.class));
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(IncidentsEndpoint.class));
	}

	@Test
	void isNotThereWithoutAStore() {
		this.empty.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(IncidentsEndpoint.class));
	}

	@Test
	void isNotThereWithoutTheActuator() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlineIncidentsEndpoint"));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues(EXPOSED, "throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(IncidentsEndpoint.class));
	}

}

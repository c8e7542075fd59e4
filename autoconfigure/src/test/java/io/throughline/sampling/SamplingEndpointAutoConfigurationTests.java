package io.throughline.sampling;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link SamplingEndpointAutoConfiguration}.
 */
class SamplingEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=sampling";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(SamplingAutoConfiguration.class, SamplingEndpointAutoConfiguration.class));

	@Test
	void isThereOnlyIfExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SamplingEndpoint.class));
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(SamplingEndpoint.class));
	}

	@Test
	void isNotThereIfNotAccessible() {
		this.runner.withPropertyValues(EXPOSED, "management.endpoint.sampling.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(SamplingEndpoint.class));
	}

	@Test
	void leavesTheApplicationsEndpointAlone() {
		this.runner.withPropertyValues(EXPOSED)
			.withBean("own", SamplingEndpoint.class,
					() -> new SamplingEndpoint(Plans.plan(0, 0), new Canaries(0, Duration.ZERO, new MovableClock()),
							new SamplingRaises(), new DecisionCounts(), new SamplingAudit((event) -> {
							}), new MovableClock()))
			.run((context) -> assertThat(context).hasSingleBean(SamplingEndpoint.class).hasBean("own"));
	}

	@Test
	void isNotThereBesideAPolicyThatItCannotRaise() {
		this.runner.withPropertyValues(EXPOSED)
			.withBean(SamplingPolicy.class, () -> (trace) -> SamplingDecision.always("own"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SamplingEndpoint.class));
	}

	@Test
	void isNotThereWithoutTheActuator() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SamplingAutoConfiguration.class, SamplingEndpointAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SamplingPolicy.class)
				.doesNotHaveBean("throughlineSamplingEndpoint"));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues(EXPOSED, "throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SamplingEndpoint.class));
	}

}

package io.throughline.entry;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.identity.IdentityAutoConfiguration;
import io.throughline.propagation.InboundTrust;
import io.throughline.scope.ScopeAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link EntryAutoConfiguration}.
 */
class EntryAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(EntryAutoConfiguration.class,
			IdentityAutoConfiguration.class, ScopeAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withBean(ObservationRegistry.class, ObservationRegistry::create);

	@Test
	void isThereInWebApplicationsOfBothKinds() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(EntryRecorder.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(EntryRecorder.class));
	}

	@Test
	void isAbsentWithoutAWebApplication() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).doesNotHaveBean(EntryRecorder.class)
				.doesNotHaveBean(InboundTrust.class));
	}

	@Test
	void isOffWithTheMasterSwitch() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EntryRecorder.class)
				.doesNotHaveBean(InboundTrust.class));
	}

	@Test
	void trustsTracesOfAllAndIdentityOfNeighbours() {
		this.runner.run((context) -> {
			InboundTrust trust = context.getBean(InboundTrust.class);
			assertThat(trust.trace("9.9.9.9")).isTrue();
			assertThat(trust.identity("9.9.9.9")).isFalse();
			assertThat(trust.identity("10.1.2.3")).isTrue();
			assertThat(trust.identity(null)).isFalse();
		});
	}

	@Test
	void trustsAsTheApplicationsOwnBeanSays() {
		this.runner.withBean(InboundTrust.class, Nobody::new)
			.run((context) -> assertThat(context).getBean(InboundTrust.class).isInstanceOf(Nobody.class));
	}

	@Test
	void refusesToStartWithACallerThatIsNoAddress() {
		this.runner.withPropertyValues("throughline.entry.trusted-callers=proxy.internal")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("throughline.entry.trusted-callers")
				.hasMessageContaining("proxy.internal"));
	}

	/**
	 * Trust in nobody.
	 */
	private static final class Nobody implements InboundTrust {

		@Override
		public boolean trace(@Nullable String caller) {
			return false;
		}

		@Override
		public boolean identity(@Nullable String caller) {
			return false;
		}

	}

}

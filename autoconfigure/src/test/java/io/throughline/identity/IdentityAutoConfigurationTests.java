package io.throughline.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link IdentityAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class IdentityAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(IdentityAutoConfiguration.class));

	@Test
	void readsTheConfiguredSources() {
		this.runner.run((context) -> assertThat(context).getBean(IdentityResolver.class)
			.isInstanceOf(ConfiguredIdentityResolver.class));
	}

	@Test
	void backsOffForAResolverOfTheApplication() {
		IdentityResolver own = (request) -> Identity.NONE;
		this.runner.withBean(IdentityResolver.class, () -> own)
			.run((context) -> assertThat(context).getBean(IdentityResolver.class).isSameAs(own));
	}

	@Test
	void isOffWithTheMasterSwitch() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(IdentityResolver.class));
	}

	@Test
	void refusesToStartWithASourceOfNoKnownForm() {
		this.runner.withPropertyValues("throughline.identity.session=cookie:x")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("throughline.identity.session"));
	}

	@Test
	void warnsOfAMissingKeyOnlyWhereUsersAreRead(CapturedOutput output) {
		this.runner.withPropertyValues("throughline.identity.user=none")
			.run((context) -> context.getBean(IdentityResolver.class));
		this.runner.withPropertyValues("throughline.identity.hash-key=k")
			.run((context) -> context.getBean(IdentityResolver.class));
		assertThat(output).doesNotContain("hash-key");
		this.runner.run((context) -> assertThat(output).containsOnlyOnce("No throughline.identity.hash-key is set"));
	}

}

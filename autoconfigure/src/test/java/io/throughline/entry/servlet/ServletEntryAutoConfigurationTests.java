package io.throughline.entry.servlet;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.entry.EntryAutoConfiguration;
import io.throughline.identity.IdentityAutoConfiguration;
import io.throughline.scope.ScopeAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ServletEntryAutoConfiguration}.
 */
class ServletEntryAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ServletEntryAutoConfiguration.class,
			EntryAutoConfiguration.class, IdentityAutoConfiguration.class, ScopeAutoConfiguration.class);

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withBean(ObservationRegistry.class, ObservationRegistry::create);

	@Test
	void opensTheDoor() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasBean("throughlineEntryFilter")
			.hasBean("throughlineIdentityFilter")
			.hasSingleBean(ServletClosingLineHandler.class)
			.hasSingleBean(TracedErrorAttributes.class)
			.hasSingleBean(TracedErrorPage.class));
	}

	@Test
	void backsOffForErrorAttributesOfTheApplication() {
		this.runner.withBean(ErrorAttributes.class, DefaultErrorAttributes::new)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TracedErrorAttributes.class)
				.hasSingleBean(ErrorAttributes.class));
	}

	@Test
	void backsOffForAnErrorPageOfTheApplication() {
		View own = (model, request, response) -> {
		};
		this.runner.withBean("error", View.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().getBean("error").isSameAs(own));
	}

	@Test
	void showsNoPageWhereTheWhiteLabelIsOff() {
		this.runner.withPropertyValues("spring.web.error.whitelabel.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TracedErrorPage.class));
	}

	@Test
	void isAbsentInTheOtherKindOfApplication() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlineEntryFilter"));
	}

	@Test
	void isAbsentWithoutTheLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlineEntryFilter"));
	}

	@Test
	void isOffWithTheMasterSwitch() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("throughlineEntryFilter")
				.doesNotHaveBean(TracedErrorAttributes.class));
	}

}

package io.throughline.entry.reactive;

import io.micrometer.observation.ObservationRegistry;
import io.throughline.entry.EntryAutoConfiguration;
import io.throughline.identity.IdentityAutoConfiguration;
import io.throughline.scope.ScopeAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.DispatcherHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ReactiveEntryAutoConfiguration}.
 */
class ReactiveEntryAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(ReactiveEntryAutoConfiguration.class,
			EntryAutoConfiguration.class, IdentityAutoConfiguration.class, ScopeAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS)
		.withBean(ObservationRegistry.class, ObservationRegistry::create)
		.withBean(ServerCodecConfigurer.class, ServerCodecConfigurer::create);

	@Test
	void opensTheDoor() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasBean("throughlineEntryFilter")
			.hasBean("throughlineIdentityFilter")
			.hasSingleBean(ReactiveClosingLineHandler.class)
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
	void backsOffForAnErrorHandlerOfTheApplication() {
		ErrorWebExceptionHandler own = (exchange, failure) -> exchange.getResponse().setComplete();
		this.runner.withBean(ErrorWebExceptionHandler.class, () -> own)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TracedErrorPage.class));
	}

	@Test
	void isAbsentInTheOtherKindOfApplication() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("throughlineEntryFilter"));
	}

	@Test
	void isAbsentWithoutTheLibrary() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
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

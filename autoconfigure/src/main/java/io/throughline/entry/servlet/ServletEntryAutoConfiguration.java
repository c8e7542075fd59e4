package io.throughline.entry.servlet;

import java.util.List;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.entry.EntryAutoConfiguration;
import io.throughline.entry.EntryRecorder;
import io.throughline.entry.ErrorIds;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Auto-configuration of the door of servlet applications.
 */
@AutoConfiguration(after = EntryAutoConfiguration.class, before = ErrorMvcAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ DispatcherServlet.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
public final class ServletEntryAutoConfiguration {

	/**
	 * One behind Boot's observation filter.
	 */
	private static final int ENTRY_ORDER = Ordered.HIGHEST_PRECEDENCE + 2;

	/**
	 * Behind Spring Security's filters, which stand at -100.
	 */
	private static final int IDENTITY_ORDER = -90;

	@Bean
	static ServletClosingLineHandler throughlineClosingLineHandler() {
		return new ServletClosingLineHandler();
	}

	@Bean
	FilterRegistrationBean<ServletEntryFilter> throughlineEntryFilter(EntryRecorder recorder) {
		FilterRegistrationBean<ServletEntryFilter> registration = new FilterRegistrationBean<>(
				new ServletEntryFilter(recorder));
		registration.setOrder(ENTRY_ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Bean
	FilterRegistrationBean<ServletIdentityFilter> throughlineIdentityFilter(EntryRecorder recorder) {
		FilterRegistrationBean<ServletIdentityFilter> registration = new FilterRegistrationBean<>(
				new ServletIdentityFilter(recorder));
		registration.setOrder(IDENTITY_ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Bean
	FilterRegistrationBean<ServletResidueFilter> throughlineResidueFilter(EntryRecorder recorder) {
		FilterRegistrationBean<ServletResidueFilter> registration = new FilterRegistrationBean<>(
				new ServletResidueFilter(recorder));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	@Bean
	ServletListenerRegistrationBean<ServletResidueFilter> throughlineResidueListener(EntryRecorder recorder) {
		return new ServletListenerRegistrationBean<>(new ServletResidueFilter(recorder));
	}

	@Bean
	@ConditionalOnMissingBean(ErrorAttributes.class)
	TracedErrorAttributes throughlineErrorAttributes() {
		return new TracedErrorAttributes();
	}

	@Bean
	OutcomeAdvice throughlineOutcomeAdvice(EntryRecorder recorder) {
		return new OutcomeAdvice(recorder);
	}

	@Bean
	WebMvcConfigurer throughlineProblemDetails() {
		return new WebMvcConfigurer() {

			@Override
			public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
				interceptors.add(ErrorIds.problemDetails());
			}

		};
	}

	/**
	 * The error page, where the application has none of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "spring.web.error.whitelabel.enabled", matchIfMissing = true)
	static class ErrorPageConfiguration {

		@Bean("error")
		@ConditionalOnMissingBean(name = "error")
		View throughlineErrorPage() {
			return new TracedErrorPage();
		}

	}

}

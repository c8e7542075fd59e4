package io.throughline.entry.reactive;

import java.util.List;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.entry.EntryAutoConfiguration;
import io.throughline.entry.EntryRecorder;
import io.throughline.entry.ErrorIds;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.view.ViewResolver;

/**
 * Auto-configuration of the door of reactive applications.
 */
@AutoConfiguration(after = EntryAutoConfiguration.class, before = ErrorWebFluxAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ DispatcherHandler.class, ErrorWebFluxAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@EnableConfigurationProperties(WebProperties.class)
public final class ReactiveEntryAutoConfiguration {

	@Bean
	static ReactiveClosingLineHandler throughlineClosingLineHandler() {
		return new ReactiveClosingLineHandler();
	}

	@Bean
	ReactiveEntryFilter throughlineEntryFilter(EntryRecorder recorder) {
		return new ReactiveEntryFilter(recorder);
	}

	@Bean
	ReactiveIdentityFilter throughlineIdentityFilter(EntryRecorder recorder) {
		return new ReactiveIdentityFilter(recorder);
	}

	@Bean
	@ConditionalOnMissingBean(ErrorAttributes.class)
	TracedErrorAttributes throughlineErrorAttributes() {
		return new TracedErrorAttributes();
	}

	@Bean
	@ConditionalOnMissingBean(ErrorWebExceptionHandler.class)
	@Order(-1)
	TracedErrorPage throughlineErrorPage(ErrorAttributes errorAttributes, WebProperties properties,
			ObjectProvider<ViewResolver> viewResolvers, ServerCodecConfigurer codecs, ApplicationContext context) {
		TracedErrorPage page = new TracedErrorPage(errorAttributes, properties.getResources(), properties.getError(),
				context);
		page.setViewResolvers(viewResolvers.orderedStream().toList());
		page.setMessageWriters(codecs.getWriters());
		page.setMessageReaders(codecs.getReaders());
		return page;
	}

	@Bean
	WebFluxConfigurer throughlineProblemDetails() {
		return new WebFluxConfigurer() {

			@Override
			public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
				interceptors.add(ErrorIds.problemDetails());
			}

		};
	}

}

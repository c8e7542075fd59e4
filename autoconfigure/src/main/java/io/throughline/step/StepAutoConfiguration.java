package io.throughline.step;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.cost.CostAutoConfiguration;
import io.throughline.cost.CostCalculator;
import io.throughline.redaction.ContentCapture;
import io.throughline.redaction.FieldRedactor;
import io.throughline.scope.ScopeAutoConfiguration;
import io.throughline.scope.ScopeFieldsHandler;

import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of steps. Without a tracer they have lines and metrics, and no
 * spans; without OpenTelemetry no events.
 */
@AutoConfiguration(
		after = { ScopeAutoConfiguration.class, CostAutoConfiguration.class, ObservationAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnBean(ObservationRegistry.class)
public final class StepAutoConfiguration {

	// Before the sender's, the receiver's and the default one: the first that supports a
	// context takes it.
	private static final int ORDER = MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER
			- 100;

	@Bean
	@Order(ORDER)
	@ConditionalOnBean(Tracer.class)
	static StepSpanHandler throughlineStepSpanHandler(Tracer tracer, ObjectProvider<ContentCapture> content) {
		return new StepSpanHandler(tracer, content.getIfAvailable(() -> ContentCapture.NONE));
	}

	@Bean
	static StepLineHandler throughlineStepLineHandler() {
		return new StepLineHandler();
	}

	@Bean
	@ConditionalOnBean(OpenTelemetry.class)
	static StepEventHandler throughlineStepEventHandler(OpenTelemetry openTelemetry,
			ObjectProvider<FieldRedactor> redactor) {
		return new StepEventHandler(openTelemetry, redactor.getIfAvailable());
	}

	@Bean
	@Order(ORDER)
	@ConditionalOnBean(Tracer.class)
	static AdoptedStepHandler throughlineAdoptedStepHandler(Tracer tracer, ObjectProvider<StepAdapter<?>> adapters,
			ObjectProvider<StepHandler> handlers, ObjectProvider<StepPricing> pricing) {
		return new AdoptedStepHandler(tracer, adapters.orderedStream().toList(), handlers.orderedStream().toList(),
				pricing);
	}

	@Bean
	@ConditionalOnMissingBean
	Steps throughlineSteps(ObservationRegistry registry, ObjectProvider<StepHandler> handlers, StepPricing pricing,
			ScopeFieldsHandler fields) {
		return new Steps(registry, handlers.orderedStream().toList(), pricing, fields);
	}

	@Bean
	static StepPricing throughlineStepPricing(ObjectProvider<CostCalculator> calculator,
			ObjectProvider<InstantSource> clock) {
		return new StepPricing(calculator.getIfAvailable(), clock.getIfUnique(InstantSource::system));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static DefaultPointcutAdvisor throughlineObservedStepAdvisor(BeanFactory beans) {
		return new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(null, ObservedStep.class, true),
				new ObservedStepInterceptor(beans));
	}

	/**
	 * For Micrometer's metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@EnableConfigurationProperties(MetricsProperties.class)
	static class MeterConfiguration {

		@Bean
		static StepMeterHandler throughlineStepMeterHandler(ObjectProvider<MeterRegistry> registry,
				MetricsProperties properties) {
			return new StepMeterHandler(registry, properties);
		}

	}

}

package io.throughline.async;

import java.util.concurrent.Executor;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.OutboundPlaces;
import io.throughline.propagation.PropagationAutoConfiguration;
import reactor.core.publisher.Hooks;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Auto-configuration of context across threads.
 */
@AutoConfiguration(after = { TaskExecutionAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
		PropagationAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ContextSnapshot.class)
@ConditionalOnBean(Tracer.class)
public final class AsyncAutoConfiguration {

	@Bean
	static ExecutorContextPostProcessor throughlineExecutorContextPostProcessor(
			ConfigurableListableBeanFactory beanFactory) {
		return new ExecutorContextPostProcessor(beanFactory);
	}

	@Bean
	ManualSpanAccessor throughlineManualSpanAccessor(ObservationRegistry registry, Tracer tracer) {
		return new ManualSpanAccessor(registry, tracer);
	}

	/**
	 * What counts hand-offs between threads.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean({ HandOffs.class, OutboundPlaces.class })
	static class HandOffConfiguration {

		@Bean
		static LostContextHandler throughlineLostContextHandler(HandOffs handOffs, OutboundPlaces places) {
			return new LostContextHandler(handOffs, new CalledWork(places));
		}

	}

	/**
	 * What {@code @Async} falls back to where the application has executors but none that
	 * Spring takes for it: the same executor, with context.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(Executor.class)
	@ConditionalOnMissingBean(value = { AsyncConfigurer.class, TaskExecutor.class }, name = "taskExecutor")
	static class AsyncFallbackConfiguration {

		@Bean
		AsyncConfigurer throughlineAsyncConfigurer() {
			SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
			executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
			return new AsyncConfigurer() {

				@Override
				public Executor getAsyncExecutor() {
					return executor;
				}

			};
		}

	}

	/**
	 * For Spring MVC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebMvcConfigurer.class)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class MvcConfiguration {

		@Bean
		WebMvcConfigurer throughlineMvcContext() {
			return new WebMvcConfigurer() {

				@Override
				public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
					configurer.registerCallableInterceptors(new MvcContextInterceptor());
				}

			};
		}

	}

	/**
	 * For Reactor.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Hooks.class)
	static class ReactorConfiguration {

		@Bean
		SubscriptionContextHook throughlineSubscriptionContextHook(ObservationRegistry registry) {
			return new SubscriptionContextHook(registry);
		}

	}

}

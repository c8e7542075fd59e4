package io.throughline.benchmark;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.testsupport.TestServer;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * An application within a request, whose spans and lines are made and go nowhere.
 */
final class BenchmarkApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final Observation.Scope request;

	BenchmarkApplication(String... properties) {
		this.context = TestServer.NONE.start(Beans.class, properties);
		this.request = Observation.start("request", bean(ObservationRegistry.class)).openScope();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * To be called on the thread that created it.
	 */
	@Override
	public void close() {
		this.request.close();
		this.context.close();
	}

	/**
	 * Its configuration.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Beans {

		@Bean
		static SpanProcessors noSpanProcessors() {
			return SpanProcessors.of();
		}

		@Bean
		static BeanFactoryPostProcessor beansLeftOut(Environment environment) {
			String[] names = environment.getProperty("benchmark.without", String[].class, new String[0]);
			return (beans) -> {
				for (String name : names) {
					((BeanDefinitionRegistry) beans).removeBeanDefinition(name);
				}
			};
		}

	}

}

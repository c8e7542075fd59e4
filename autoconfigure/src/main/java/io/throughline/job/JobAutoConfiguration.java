package io.throughline.job;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.propagation.HandOffs;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of runs of jobs.
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnBean(Tracer.class)
public final class JobAutoConfiguration {

	/**
	 * Before the handler that shows the fields in the MDC.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	static RunIdHandler throughlineRunIdHandler(ObjectProvider<HandOffs> handOffs) {
		return new RunIdHandler(handOffs);
	}

	@Bean
	RunnersObservation throughlineRunnersObservation(ObservationRegistry registry, ListableBeanFactory beans) {
		return new RunnersObservation(registry, beans);
	}

}

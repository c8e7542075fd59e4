package io.throughline.step;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.throughline.testsupport.SpanMemory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * An application without server that keeps its spans.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SpanMemory.class)
public class StepApplication {

	@Bean
	@Order(-1)
	@ConditionalOnProperty(name = "test.broken-at")
	BrokenHandler brokenHandler(Environment environment) {
		return new BrokenHandler(environment.getProperty("test.broken-at", ""));
	}

	/**
	 * A handler that throws at one of the callbacks.
	 *
	 * @param at name of the callback
	 */
	record BrokenHandler(String at) implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof StepContext;
		}

		@Override
		public void onStart(Observation.Context context) {
			fail("start");
		}

		@Override
		public void onError(Observation.Context context) {
			fail("error");
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			fail("opened");
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			fail("closed");
		}

		@Override
		public void onStop(Observation.Context context) {
			fail("stop");
		}

		private void fail(String callback) {
			if (this.at.equals(callback)) {
				throw new IllegalStateException("broken handler");
			}
		}

	}

}

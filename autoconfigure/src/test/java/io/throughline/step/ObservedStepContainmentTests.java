package io.throughline.step;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.throughline.step.ObservedStepApplication.Crm;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What fails while a method is observed stays away from its callers.
 */
class ObservedStepContainmentTests {

	@ParameterizedTest
	@ValueSource(strings = { "start", "opened", "closed", "stop", "error" })
	void aBrokenHandlerChangesNothing(String callback) {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(ObservedStepApplication.class,
				"test.broken-at=" + callback)) {
			Crm proxy = application.getBean(Crm.class);
			Crm crm = (Crm) AopProxyUtils.getSingletonTarget(proxy);
			assertThat(proxy.crmLookup("o-1", "chat")).isEqualTo("status 1");
			assertThatThrownBy(proxy::failing).hasMessage("gone");
			assertThat(proxy.later()).isSameAs(crm.future);
			crm.future.complete("shipped");
			assertThat(crm.calls).hasValue(3);
			assertThat(application.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(3);
			assertThat(application.getBean(ObservationRegistry.class).getCurrentObservationScope()).isNull();
			assertThat(MDC.get("tool_name")).isNull();
		}
	}

	@Test
	void aMethodCalledBeforeStepsCanBeThereIsCalledWithoutOne() {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(EarlyApplication.class)) {
			Crm proxy = application.getBean(Crm.class);
			assertThat(application.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).isEmpty();
			assertThat(proxy.crmLookup("o-2", "chat")).isEqualTo("status 2");
			assertThat(application.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(1);
		}
	}

	/**
	 * An application that uses a step while its handlers are made.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(ObservedStepApplication.class)
	static class EarlyApplication {

		@Bean
		ObservationHandler<Observation.Context> early(Crm crm) {
			assertThat(crm.crmLookup("o-1", "chat")).isEqualTo("status 1");
			return (context) -> false;
		}

	}

}

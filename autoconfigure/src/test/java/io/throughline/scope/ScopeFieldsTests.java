package io.throughline.scope;

import io.micrometer.observation.NullObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.semconv.Field;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link ScopeFields} and of {@link ScopeFieldsHandler}, which shows them.
 */
class ScopeFieldsTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	ScopeFieldsTests() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("registry", this.registry);
		this.registry.observationConfig()
			.observationHandler(new ScopeFieldsHandler(beans.getBeanProvider(ObservationRegistry.class)));
	}

	@Test
	void theInnerValueWinsAndTheOuterOneComesBack() {
		try (Observation.Scope outer = observation("acme").openScope()) {
			try (Observation.Scope inner = observation("globex").openScope()) {
				assertThat(MDC.get("tenant_id")).isEqualTo("globex");
			}
			assertThat(MDC.get("tenant_id")).isEqualTo("acme");
		}
		assertThat(MDC.get("tenant_id")).isNull();
	}

	@Test
	void aChildInheritsWhatItDoesNotHave() {
		try (Observation.Scope outer = observation("acme").openScope()) {
			Observation child = Observation.start("child", this.registry);
			assertThat(ScopeFields.of(child.getContextView())).containsEntry(Field.TENANT_ID, "acme");
			assertThat(ScopeFields.own(child.getContextView())).isEmpty();
		}
	}

	@Test
	void aNullObservationClearsTheThread() {
		try (Observation.Scope outer = observation("acme").openScope()) {
			try (Observation.Scope none = new NullObservation(this.registry).start().openScope()) {
				assertThat(MDC.get("tenant_id")).isNull();
			}
			assertThat(MDC.get("tenant_id")).isEqualTo("acme");
		}
	}

	private Observation observation(String tenant) {
		Observation observation = Observation.createNotStarted("test", this.registry);
		ScopeFields.put(observation.getContext(), Field.TENANT_ID, tenant);
		return observation.start();
	}

}

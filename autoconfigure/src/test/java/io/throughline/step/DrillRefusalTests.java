package io.throughline.step;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.step.ToolStep.SideEffect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * In a drill no tool is called whose effect cannot be undone.
 */
class DrillRefusalTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final Steps steps = new Steps(this.registry);

	private final List<StepContext> ended = new ArrayList<>();

	private final List<String> done = new ArrayList<>();

	@BeforeEach
	void listen() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<StepContext>() {

			@Override
			public void onStop(StepContext context) {
				DrillRefusalTests.this.ended.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof StepContext;
			}

		});
	}

	@Test
	void aToolThatSaysItFirstDoesNotBegin() {
		ToolStep refund = this.steps.tool("refund").sideEffect(SideEffect.NON_IDEMPOTENT);
		drill(() -> assertThatExceptionOfType(DrillRefusedException.class)
			.isThrownBy(() -> refund.run((step) -> this.done.add("refund")))
			.withMessageContaining("'refund'")
			.withMessageContaining("drill"));
		assertThat(this.done).isEmpty();
		assertThat(this.ended).singleElement().satisfies((context) -> {
			assertThat(context.status()).isEqualTo(StepStatus.CANCELLED);
			assertThat(context.errorCode()).isEqualTo("drill");
		});
	}

	@Test
	void aToolThatSaysItWithinEndsThere() {
		drill(() -> assertThatExceptionOfType(DrillRefusedException.class)
			.isThrownBy(() -> this.steps.tool("refund").run((step) -> {
				this.done.add("begun");
				this.steps.currentTool().sideEffect(SideEffect.NON_IDEMPOTENT);
				this.done.add("refund");
			})));
		assertThat(this.done).containsExactly("begun");
		assertThat(this.ended).singleElement()
			.satisfies((context) -> assertThat(context.errorCode()).isEqualTo("drill"));
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NON_IDEMPOTENT")
	void otherToolsAreCalled(SideEffect effect) {
		drill(() -> this.steps.tool("lookup").sideEffect(effect).run((step) -> this.done.add("lookup")));
		assertThat(this.done).containsExactly("lookup");
	}

	@Test
	void everyToolIsCalledOutsideOfADrill() {
		this.steps.tool("refund").sideEffect(SideEffect.NON_IDEMPOTENT).run((step) -> this.done.add("refund"));
		assertThat(this.done).containsExactly("refund");
	}

	private void drill(Runnable work) {
		Observation.Context request = new Observation.Context();
		ScopeFields.put(request, Field.DRILL, "7f3a");
		Observation.createNotStarted("request", () -> request, this.registry).observe(work);
	}

}

package io.throughline.step;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.semconv.Field;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A step is an ordinary observation: what users have for those sees it.
 */
class StepObservationTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@Test
	void aTestRegistrySeesAStep() {
		new Steps(this.registry).model("plan").model("gpt-4o").run((step) -> step.inputTokens(12));
		this.registry.assertThat()
			.hasSingleObservationThat()
			.hasNameEqualTo("throughline.step")
			.hasContextualNameEqualTo("chat gpt-4o")
			.hasOnlyKeys("throughline.step.name", "throughline.step.kind", "throughline.step.status")
			.hasLowCardinalityKeyValue("throughline.step.name", "plan")
			.hasLowCardinalityKeyValue("throughline.step.kind", "model")
			.hasLowCardinalityKeyValue("throughline.step.status", "ok")
			.hasBeenStarted()
			.hasBeenStopped()
			.doesNotHaveError()
			.satisfies((context) -> assertThat(((StepContext) context).value(Field.INPUT_TOKENS)).isEqualTo(12L));
	}

	@Test
	void aTestRegistrySeesWhyAStepFailedAndWhatIsAroundIt() {
		IllegalStateException error = new IllegalStateException("broken");
		Steps steps = new Steps(this.registry);
		assertThatThrownBy(() -> steps.item("refund").run((item) -> steps.tool("crm").run((step) -> {
			throw error;
		}))).isSameAs(error);
		this.registry.assertThat()
			.hasNumberOfObservationsWithNameEqualTo("throughline.step", 2)
			.hasAnObservation((tool) -> tool.hasContextualNameEqualTo("execute_tool crm")
				.hasLowCardinalityKeyValue("throughline.step.status", "tool_error")
				.hasError(error)
				.hasParentObservationContextSatisfying((parent) -> assertThat(parent)
					.hasFieldOrPropertyWithValue("contextualName", "process_item refund")));
	}

	@Test
	void conventionsAndFiltersOfUsersAddToTheSpan() {
		try (ConfigurableApplicationContext application = TestServer.NONE.start(UserApplication.class)) {
			application.getBean(Steps.class).tool("crm").run((step) -> step.version("1"));
			SpanData span = application.getBean(InMemorySpanExporter.class).getFinishedSpanItems().get(0);
			assertThat(span.getName()).isEqualTo("execute_tool crm");
			assertThat(span.getAttributes().asMap()).containsEntry(AttributeKey.stringKey("team"), "support")
				.containsEntry(AttributeKey.stringKey("region"), "eu")
				.containsEntry(AttributeKey.stringKey("throughline.tool.version"), "1");
		}
	}

	/**
	 * An application with its own convention and filter.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(StepApplication.class)
	static class UserApplication {

		@Bean
		TeamConvention teamConvention() {
			return new TeamConvention();
		}

		@Bean
		ObservationFilter regionFilter() {
			return (context) -> context.addLowCardinalityKeyValue(KeyValue.of("region", "eu"));
		}

	}

	/**
	 * Names the team whose step it is.
	 */
	static final class TeamConvention implements GlobalObservationConvention<StepContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof StepContext;
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(StepContext context) {
			return KeyValues.of("team", "support");
		}

	}

}

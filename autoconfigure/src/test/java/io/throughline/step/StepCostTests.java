package io.throughline.step;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.cost.Cost;
import io.throughline.cost.CostCalculator;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.LogLines;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What steps cost, on their span, in their line, in metrics and in the sum of the
 * request.
 */
class StepCostTests {

	private ConfigurableApplicationContext application;

	private Observation.Scope request;

	StepCostTests() {
		this.application = start("test.now=2026-03-01T00:30:00Z");
		this.request = request();
	}

	@AfterEach
	void stop() {
		this.request.close();
		this.application.close();
	}

	@Test
	void standsOnSpanLineAndMetric() {
		try (LogLines lines = LogLines.capture()) {
			steps().model("plan")
				.provider("openai")
				.model("asked")
				.run((step) -> step.responseModel("gpt").inputTokens(10).outputTokens(2));
			assertThat(span()).containsEntry("throughline.cost.amount", 0.000014)
				.containsEntry("throughline.cost.currency", "USD")
				.containsEntry("throughline.cost.source", "local");
			assertThat(values(lines.await("model plan: ok"))).containsEntry("cost", 0.000014)
				.containsEntry("cost_currency", "USD")
				.containsEntry("cost_source", "local");
		}
		Counter counter = registry().get("throughline.cost").counter();
		assertThat(counter.count()).isEqualTo(0.000014);
		assertThat(counter.getId().getTags()).containsExactlyInAnyOrder(Tag.of("gen_ai.provider.name", "openai"),
				Tag.of("gen_ai.request.model", "asked"), Tag.of("throughline.cost.currency", "USD"),
				Tag.of("throughline.cost.source", "local"), Tag.of("retry", "false"));
	}

	@Test
	void isThatOfTheModelAskedForWhereTheAnsweringOneIsNotKnown() {
		steps().model("plan").model("gpt").run((step) -> step.inputTokens(10).outputTokens(2));
		assertThat(span()).containsEntry("throughline.cost.amount", 0.000014);
	}

	@Test
	void isThatOfTheDayInUtc() {
		restart("test.now=2026-02-28T23:30:00Z");
		steps().model("plan").model("gpt").run((step) -> step.inputTokens(10).outputTokens(2));
		assertThat(span()).containsEntry("throughline.cost.amount", 0.00014);
	}

	@Test
	void anEmbeddingIsChargedForItsInput() {
		steps().embedding("embed").model("gpt").run((step) -> step.inputTokens(10));
		assertThat(span()).containsEntry("throughline.cost.amount", 0.00001);
		assertThat(totals().cost()).isEqualTo(0.00001);
	}

	@Test
	void whatIsReportedWins() {
		steps().model("plan")
			.model("gpt")
			.run((step) -> step.inputTokens(10).outputTokens(2).reportedCost(euros("0.5")).reportedCost(null));
		assertThat(span()).containsEntry("throughline.cost.amount", 0.5)
			.containsEntry("throughline.cost.currency", "EUR")
			.containsEntry("throughline.cost.source", "provider");
		assertThat(registry().get("throughline.cost").tag("throughline.cost.source", "provider").counter().count())
			.isEqualTo(0.5);
	}

	@Test
	void whatIsReportedBeforeCountsForEachRun() {
		ModelStep plan = steps().model("plan").reportedCost(euros("0.5"));
		plan.run((step) -> step.inputTokens(10));
		plan.run((step) -> step.inputTokens(10));
		assertThat(totals().cost()).isEqualTo(1.0);
	}

	@Test
	void anUnknownModelHasNoNumberAndIsCounted() {
		steps().model("plan").model("gpt").run((step) -> step.inputTokens(10).outputTokens(2));
		steps().model("plan").model("unknown").run((step) -> step.inputTokens(10).outputTokens(2));
		steps().model("plan").run((step) -> step.inputTokens(10).outputTokens(2));
		assertThat(span()).doesNotContainKeys("throughline.cost.amount", "throughline.cost.currency",
				"throughline.cost.source");
		assertThat(unknown("model")).isEqualTo(2);
		assertThat(totals().cost()).isNull();
		assertThat(totals().costCurrency()).isNull();
	}

	@Test
	void whatNobodyBillsIsNotCountedAsUnknown() {
		steps().model("plan").model("gpt").run((step) -> step.inputTokens(10).outputTokens(2));
		steps().model("plan").model("unknown").run((step) -> step.inputTokens(10).cacheHit(true));
		assertThatThrownBy(() -> steps().model("plan").model("unknown").run((step) -> {
			throw new IOException();
		})).isInstanceOf(IOException.class);
		steps().tool("crm").model("unknown").run((step) -> step.version("1"));
		assertThat(registry().find("throughline.cost.unknown").counter()).isNull();
		assertThat(totals().cost()).isEqualTo(0.000014);
	}

	@Test
	void retriesAreCountedApart() {
		ModelStep plan = steps().model("plan").model("gpt");
		plan.run((step) -> step.inputTokens(1).outputTokens(0));
		assertThat(totals().retryCost()).isNull();
		plan.run((step) -> step.inputTokens(2).outputTokens(0).retryCount(1));
		steps().tool("crm")
			.retryCount(2)
			.run((tool) -> plan.run((step) -> step.inputTokens(4).outputTokens(0).retryCount(0)));
		Observation redelivered = Observation.start("redelivered", this.application.getBean(ObservationRegistry.class));
		ScopeFields.put(redelivered.getContext(), Field.RETRY_COUNT, "1");
		redelivered.scoped(() -> plan.run((step) -> step.inputTokens(8).outputTokens(0)));
		assertThat(totals().cost()).isEqualTo(0.000015);
		assertThat(totals().retryCost()).isEqualTo(0.000014);
		assertThat(totals().costCurrency()).isEqualTo("USD");
		assertThat(registry().get("throughline.cost").tag("retry", "true").counter().count()).isEqualTo(0.000014);
		assertThat(registry().get("throughline.cost").tag("retry", "false").counter().count()).isEqualTo(0.000001);
	}

	@Test
	void severalCurrenciesHaveNoSum() {
		steps().model("plan").model("gpt").run((step) -> step.inputTokens(10).outputTokens(2));
		steps().model("plan").retryCount(1).run((step) -> step.reportedCost(euros("0.5")));
		assertThat(totals().cost()).isNull();
		assertThat(totals().retryCost()).isEqualTo(0.5);
		assertThat(totals().costCurrency()).isEqualTo("EUR");
	}

	@Test
	void aCalculatorThatFailsChangesNothing() {
		restart("test.broken=true");
		try (LogLines lines = LogLines.capture()) {
			assertThat(steps().model("plan").<String, RuntimeException>call((step) -> {
				step.inputTokens(10).outputTokens(2);
				return "answer";
			})).isEqualTo("answer");
			steps().model("plan").run((step) -> step.inputTokens(10).reportedCost(euros("0.5")));
			assertThat(lines.containing("model plan: ok")).hasSize(2);
			assertThat(lines.containing("not recorded as it should")).hasSize(1);
		}
		assertThat(this.application.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(2);
		assertThat(span()).containsEntry("throughline.cost.amount", 0.5);
		assertThat(totals().modelCalls()).isEqualTo(2);
		assertThat(totals().cost()).isNull();
	}

	@Test
	void stepsOfATestHaveReportedCostsOnly() {
		new Steps(this.application.getBean(ObservationRegistry.class)).model("plan")
			.model("gpt")
			.run((step) -> step.inputTokens(10).outputTokens(2));
		assertThat(span()).doesNotContainKey("throughline.cost.amount");
		new Steps(this.application.getBean(ObservationRegistry.class)).model("plan")
			.run((step) -> step.reportedCost(euros("0.5")));
		assertThat(span()).containsEntry("throughline.cost.amount", 0.5);
	}

	private static ConfigurableApplicationContext start(String property) {
		return TestServer.NONE.start(CostApplication.class, property, "throughline.cost.prices[0].model=gpt",
				"throughline.cost.prices[0].input=10", "throughline.cost.prices[0].output=20",
				"throughline.cost.prices[1].model=gpt", "throughline.cost.prices[1].from=2026-03-01",
				"throughline.cost.prices[1].input=1", "throughline.cost.prices[1].output=2");
	}

	private Observation.Scope request() {
		return Observation.start("request", this.application.getBean(ObservationRegistry.class)).openScope();
	}

	private void restart(String property) {
		stop();
		this.application = start(property);
		this.request = request();
	}

	private Steps steps() {
		return this.application.getBean(Steps.class);
	}

	private MeterRegistry registry() {
		return this.application.getBean(MeterRegistry.class);
	}

	private RequestTotals totals() {
		return Objects.requireNonNull(RequestTotals.of(this.request.getCurrentObservation().getContextView()));
	}

	private Map<String, Object> span() {
		List<SpanData> spans = this.application.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
		Map<String, Object> attributes = new HashMap<>();
		spans.get(spans.size() - 1).getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
		return attributes;
	}

	private double unknown(String reason) {
		return registry().get("throughline.cost.unknown").tag("reason", reason).counter().count();
	}

	private static Cost euros(String amount) {
		return new Cost(new BigDecimal(amount), Currency.getInstance("EUR"), Cost.Source.PROVIDER);
	}

	private static Map<String, Object> values(ILoggingEvent line) {
		Map<String, Object> values = new HashMap<>();
		line.getKeyValuePairs().forEach((pair) -> values.put(pair.key, pair.value));
		return values;
	}

	/**
	 * An application whose clock stands, and whose calculator may be broken.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(StepApplication.class)
	static class CostApplication {

		@Bean
		@ConditionalOnProperty("test.now")
		Clock clock(Environment environment) {
			return Clock.fixed(Instant.parse(environment.getRequiredProperty("test.now")), ZoneId.of("Asia/Tokyo"));
		}

		@Bean
		@ConditionalOnProperty("test.broken")
		CostCalculator broken() {
			return (provider, model, usage, day) -> {
				throw new IllegalStateException("broken calculator");
			};
		}

	}

}

package io.throughline.step;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import io.throughline.testsupport.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The metrics of steps: names, tags, units, buckets.
 */
class StepMetricsTests {

	private static final double[] SECONDS = { 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48,
			40.96, 81.92 };

	private static final double[] TOKENS = { 1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304,
			16777216, 67108864 };

	private static final Map<String, String> CHAT = Map.of("gen_ai.operation.name", "chat", "gen_ai.provider.name",
			"openai", "gen_ai.request.model", "gpt-4o", "gen_ai.response.model", "gpt-4o-2026");

	private static final List<String> IDS = List.of("bank-a", "s-1", "u-1", "c-1", "r-1", "p-1", "call-1", "m-1", "j-1",
			"i-1", "d-1", "a", "b");

	private ConfigurableApplicationContext application = TestServer.NONE.start(StepApplication.class);

	private Steps steps = this.application.getBean(Steps.class);

	private MeterRegistry registry = this.application.getBean(MeterRegistry.class);

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void aModelCallHasTheStandardsDurations() {
		this.steps.model("plan")
			.provider("openai")
			.model("gpt-4o")
			.run((step) -> step.responseModel("gpt-4o-2026").chunk().chunk().chunk());
		Timer duration = this.registry.get("gen_ai.client.operation.duration").timer();
		assertThat(tags(duration)).isEqualTo(with(CHAT, "error.type", "none"));
		assertThat(duration.count()).isOne();
		assertThat(List.of(duration, this.registry.get("gen_ai.client.operation.time_to_first_chunk").timer(),
				this.registry.get("gen_ai.client.operation.time_per_output_chunk").timer()))
			.allSatisfy((timer) -> {
				assertThat(timer.getId().getBaseUnit()).isEqualTo("seconds");
				assertThat(buckets(timer)).isEqualTo(SECONDS);
			});
	}

	@Test
	void chunksAreTimedInStreamsOnly() {
		this.steps.model("plan").run((step) -> step.model("m"));
		assertThat(names()).contains("gen_ai.client.operation.duration").noneMatch((name) -> name.endsWith("_chunk"));
		this.steps.model("plan").provider("openai").model("gpt-4o").run((step) -> {
			step.responseModel("gpt-4o-2026");
			step.chunk();
			assertThat(step.context().value(Field.TIME_TO_FIRST_CHUNK)).isInstanceOf(Double.class);
			step.chunk().chunk();
		});
		Timer first = this.registry.get("gen_ai.client.operation.time_to_first_chunk").timer();
		Timer next = this.registry.get("gen_ai.client.operation.time_per_output_chunk").timer();
		assertThat(tags(first)).isEqualTo(CHAT);
		assertThat(tags(next)).isEqualTo(CHAT);
		assertThat(first.count()).isOne();
		assertThat(next.count()).isEqualTo(2);
	}

	@Test
	void eachRunOfAStepTimesItsOwnChunks() {
		ModelStep plan = this.steps.model("plan");
		plan.run((step) -> step.chunk());
		plan.run((step) -> step.chunk().chunk());
		assertThat(this.registry.get("gen_ai.client.operation.time_to_first_chunk").timer().count()).isEqualTo(2);
		assertThat(this.registry.get("gen_ai.client.operation.time_per_output_chunk").timer().count()).isOne();
	}

	@Test
	void aFailedCallHasItsErrorAndACancelledOneHasNone() {
		assertThatThrownBy(() -> this.steps.model("plan").run((step) -> {
			throw new IOException();
		})).isInstanceOf(IOException.class);
		assertThatThrownBy(() -> this.steps.tool("crm").run((step) -> {
			throw new CancellationException();
		})).isInstanceOf(CancellationException.class);
		assertThat(tags(this.registry.get("gen_ai.client.operation.duration").timer()))
			.containsEntry("error.type", "IOException")
			.containsEntry("gen_ai.request.model", "none");
		assertThat(tags(this.registry.get("gen_ai.execute_tool.duration").timer()))
			.isEqualTo(Map.of("gen_ai.tool.name", "crm", "gen_ai.tool.type", "none", "error.type", "none"));
	}

	@Test
	void anEmbeddingIsACallOfAModelToo() {
		this.steps.embedding("embed").model("e-1").run((step) -> step.inputTokens(12));
		assertThat(tags(this.registry.get("gen_ai.client.operation.duration").timer()))
			.containsEntry("gen_ai.operation.name", "embeddings")
			.containsEntry("gen_ai.request.model", "e-1");
		assertThat(counter("gen_ai.client.inference.usage.input_tokens")).isEqualTo(12);
		assertThat(names()).doesNotContain("gen_ai.client.inference.usage.output_tokens");
	}

	@Test
	void tokensAreCountedAndSpread() {
		this.steps.model("plan")
			.provider("openai")
			.model("gpt-4o")
			.run((step) -> step.responseModel("gpt-4o-2026")
				.inputTokens(100)
				.outputTokens(20)
				.cacheReadTokens(60)
				.cacheWriteTokens(10)
				.reasoningTokens(5));
		assertThat(counter("gen_ai.client.inference.usage.input_tokens")).isEqualTo(100);
		assertThat(counter("gen_ai.client.inference.usage.output_tokens")).isEqualTo(20);
		assertThat(counter("gen_ai.client.inference.usage.cache_read.input_tokens")).isEqualTo(60);
		assertThat(counter("gen_ai.client.inference.usage.cache_write.input_tokens")).isEqualTo(10);
		assertThat(counter("gen_ai.client.inference.usage.reasoning.output_tokens")).isEqualTo(5);
		assertThat(tags(this.registry.get("gen_ai.client.inference.usage.input_tokens").counter()))
			.isEqualTo(with(CHAT, "gen_ai.token.modality", "unknown"));
		DistributionSummary input = this.registry.get("gen_ai.client.inference.operation.input_tokens").summary();
		DistributionSummary output = this.registry.get("gen_ai.client.inference.operation.output_tokens").summary();
		assertThat(List.of(input, output)).allSatisfy((summary) -> {
			assertThat(tags(summary)).isEqualTo(CHAT);
			assertThat(summary.getId().getBaseUnit()).isEqualTo("tokens");
			assertThat(buckets(summary)).isEqualTo(TOKENS);
		});
		assertThat(input.totalAmount()).isEqualTo(100);
		assertThat(output.totalAmount()).isEqualTo(20);
		assertThat(names()).doesNotContain("gen_ai.client.token.usage");
	}

	@Test
	void theOlderMetricOfTokensIsSwitchedOn() {
		stop();
		this.application = TestServer.NONE.start(StepApplication.class, "throughline.metrics.legacy-token-usage=true");
		this.application.getBean(Steps.class)
			.model("plan")
			.provider("openai")
			.model("gpt-4o")
			.run((step) -> step.responseModel("gpt-4o-2026").inputTokens(100).outputTokens(20));
		MeterRegistry metrics = this.application.getBean(MeterRegistry.class);
		DistributionSummary input = metrics.get("gen_ai.client.token.usage")
			.tag("gen_ai.token.type", "input")
			.summary();
		assertThat(tags(input)).isEqualTo(with(CHAT, "gen_ai.token.type", "input"));
		assertThat(input.totalAmount()).isEqualTo(100);
		assertThat(buckets(input)).isEqualTo(TOKENS);
		assertThat(metrics.get("gen_ai.client.token.usage").tag("gen_ai.token.type", "output").summary().totalAmount())
			.isEqualTo(20);
		assertThat(metrics.get("gen_ai.client.inference.usage.input_tokens").counter().count()).isEqualTo(100);
	}

	@Test
	void whatTheApplicationsCacheAnswersIsNoCallOfAModel() {
		this.steps.model("plan").run((step) -> step.inputTokens(100).outputTokens(20).cacheHit(true));
		assertThat(names()).contains("throughline.step").noneMatch((name) -> name.startsWith("gen_ai."));
	}

	@Test
	void aToolHasItsDuration() {
		this.steps.tool("crm").type("function").run((step) -> step.version("1"));
		Timer duration = this.registry.get("gen_ai.execute_tool.duration").timer();
		assertThat(tags(duration))
			.isEqualTo(Map.of("gen_ai.tool.name", "crm", "gen_ai.tool.type", "function", "error.type", "none"));
		assertThat(duration.getId().getBaseUnit()).isEqualTo("seconds");
		assertThat(buckets(duration)).isEqualTo(SECONDS);
		assertThat(duration.count()).isOne();
	}

	@Test
	void answersThatDoNotFitTheirSchemaAreCounted() {
		this.steps.parser("ticket").schema("ticket-1").run((step) -> step.valid(true));
		this.steps.parser("ticket").schema("ticket-1").run((step) -> step.valid(false));
		assertThatThrownBy(() -> this.steps.parser("ticket").schema("ticket-1").run((step) -> {
			throw new IllegalStateException("not JSON");
		})).isInstanceOf(IllegalStateException.class);
		assertThat(counter("throughline.parser.failures")).isEqualTo(2);
		assertThat(tags(this.registry.get("throughline.parser.failures").counter()))
			.isEqualTo(Map.of("throughline.step.name", "ticket", "throughline.parser.schema", "ticket-1"));
	}

	@Test
	void searchesThatFindNothingAreCounted() {
		this.steps.retrieval("search").index("kb").run((step) -> step.documents(List.of()));
		this.steps.retrieval("search")
			.index("kb")
			.run((step) -> step.documents(List.of(RetrievedDocument.of("a", 0.5))));
		assertThat(counter("throughline.retrieval.empty")).isOne();
		assertThat(tags(this.registry.get("throughline.retrieval.empty").counter()))
			.isEqualTo(Map.of("throughline.step.name", "search", "gen_ai.data_source.id", "kb"));
	}

	@Test
	void retriesAreCounted() {
		this.steps.tool("crm").run((step) -> step.retryCount(2));
		this.steps.tool("crm").run((step) -> step.retryCount(0));
		assertThat(counter("throughline.retries")).isEqualTo(2);
		assertThat(tags(this.registry.get("throughline.retries").counter()))
			.isEqualTo(Map.of("throughline.step.kind", "tool", "throughline.step.name", "crm"));
	}

	@Test
	void allStepsAreTimedByKindAndStatus() {
		this.steps.item("refund").run((step) -> step.itemId("i-1"));
		assertThatThrownBy(() -> this.steps.tool("crm").run((step) -> {
			throw new IOException();
		})).isInstanceOf(IOException.class);
		assertThat(this.registry.get("throughline.step").timers()).extracting(StepMetricsTests::tags)
			.containsExactlyInAnyOrder(
					Map.of("throughline.step.name", "refund", "throughline.step.kind", "item",
							"throughline.step.status", "ok", "error", "none"),
					Map.of("throughline.step.name", "crm", "throughline.step.kind", "tool", "throughline.step.status",
							"tool_error", "error", "IOException"));
	}

	@Test
	@SuppressWarnings("unchecked")
	void noTagIsAnIdOrContent() {
		Observation request = Observation.start("request", this.application.getBean(ObservationRegistry.class));
		ScopeFields.put(request.getContext(), Field.TENANT_ID, "bank-a");
		ScopeFields.put(request.getContext(), Field.SESSION_ID, "s-1");
		ScopeFields.put(request.getContext(), Field.USER_HASH, "u-1");
		request.scoped(() -> StepCases.all().forEach((kind) -> ((Consumer<Steps>) kind.get()[2]).accept(this.steps)));
		Set<String> allowed = Stream
			.concat(Arrays.stream(Field.values()).filter(Field::isMetricTag).map(Field::attribute),
					Stream.of("gen_ai.token.modality", "gen_ai.token.type", "error", "retry", "reason"))
			.collect(Collectors.toSet());
		List<Meter> meters = ours().toList();
		assertThat(meters).hasSizeGreaterThan(2 * StepKind.values().length);
		assertThat(meters.stream().flatMap((meter) -> meter.getId().getTags().stream())).allSatisfy((tag) -> {
			assertThat(tag.getKey()).isIn(allowed);
			assertThat(tag.getValue()).isNotIn(IDS).doesNotContain("secret");
		});
	}

	private Stream<Meter> ours() {
		return this.registry.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().matches("(gen_ai|throughline)\\.(?!pipeline|sampling).*"))
			// The simple registry shows buckets as gauges.
			.filter((meter) -> meter.getId().getTag("le") == null);
	}

	private Set<String> names() {
		return ours().map((meter) -> meter.getId().getName()).collect(Collectors.toSet());
	}

	private double counter(String name) {
		return this.registry.get(name).counter().count();
	}

	private static Map<String, String> tags(Meter meter) {
		return meter.getId().getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
	}

	private static Map<String, String> with(Map<String, String> tags, String key, String value) {
		Map<String, String> more = new TreeMap<>(tags);
		more.put(key, value);
		return more;
	}

	private static double[] buckets(Timer timer) {
		return Arrays.stream(timer.takeSnapshot().histogramCounts())
			.mapToDouble((bucket) -> bucket.bucket(TimeUnit.SECONDS))
			.toArray();
	}

	private static double[] buckets(DistributionSummary summary) {
		return Arrays.stream(summary.takeSnapshot().histogramCounts()).mapToDouble(CountAtBucket::bucket).toArray();
	}

}

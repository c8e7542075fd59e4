package io.throughline.prompt;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.throughline.incident.AllowedTraces;
import io.throughline.semconv.Field;
import io.throughline.store.Facet;
import io.throughline.store.MemoryStores;
import io.throughline.store.TraceQuery;
import io.throughline.store.TraceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests of {@link PromptReader}.
 */
class PromptReaderTests {

	private static final TraceQuery ALL = TraceQuery.newest(1);

	private final TraceStore store = MemoryStores.open(128 << 20);

	private final PromptRequests requests = new PromptRequests(this.store);

	private final PromptReader reader = new PromptReader(
			new AllowedTraces(this.store, (trace) -> !"hidden".equals(trace.caller().tenant())),
			InstantSource.fixed(PromptRequests.START.plusSeconds(100)));

	@ParameterizedTest
	@CsvSource({ "0.02, 8000", "0.1, 20000", "0.4, 40000" })
	void estimatesTheFailureRateThoughAllFailuresAndOneSuccessInTenAreKept(double truth, int all) {
		Random random = new Random(1);
		int failures = 0;
		for (int i = 0; i < all; i++) {
			boolean failed = random.nextDouble() < truth;
			failures += failed ? 1 : 0;
			if (failed || random.nextInt(10) == 0) {
				this.requests.of("v1", failed ? "failed" : "succeeded").keptWith(failed ? 1 : 0.1);
			}
		}
		VersionFigures found = only("support", ALL);
		assertThat(found.failureRate()).isCloseTo(truth, within(0.01));
		assertThat(truth).isBetween(found.failureLow(), found.failureHigh());
		assertThat(found.estimated()).isCloseTo(all, within(all / 20L));
		assertThat(found.requests()).isBetween(failures, all / 2);
	}

	@Test
	void countsEachRequestAsOftenAsItStandsForOthers() {
		for (int i = 0; i < 20; i++) {
			this.requests.of("v1", "succeeded")
				.model(100, 0.001, "USD")
				.step("tool", "ok", Map.of())
				.step("retrieval", "retrieval_empty", Map.of())
				.keptWith(0.1);
		}
		for (int i = 0; i < 10; i++) {
			this.requests.of("v1", "failed")
				.model(200, 0.002, "USD")
				.step("tool", "tool_error", Map.of())
				.step("retrieval", "ok", Map.of("throughline.retrieval.empty", false))
				.keptWith(1);
			this.requests.of("v1", "degraded").keptWith(1);
		}
		VersionFigures found = only("support", ALL);
		assertThat(found.requests()).isEqualTo(40);
		assertThat(found.estimated()).isEqualTo(220);
		assertThat(found.failureRate()).isEqualTo(0.0909);
		assertThat(found.failedRate()).isEqualTo(0.0455);
		assertThat(found.toolErrorRate()).isEqualTo(0.0476);
		assertThat(found.emptyRetrievalRate()).isEqualTo(0.9524);
		assertThat(found.inputTokens()).isEqualTo(100);
		assertThat(found.outputTokens()).isEqualTo(10);
		assertThat(found.costPerRequest()).isEqualTo("0.001048");
		assertThat(found.currency()).isEqualTo("USD");
		assertThat(found.p50Ms()).isEqualTo(200);
		assertThat(found.countsOnly()).isFalse();
	}

	@Test
	void onlyCountsWhereThereAreTooFew() {
		for (int i = 0; i < 29; i++) {
			this.requests.of("v1", "failed").model(1, 1, "USD").keptWith(0.5);
		}
		assertThat(only("support", ALL)).isEqualTo(VersionFigures.countsOnly("v1", 29, 58));
		this.requests.of("v1", "failed").keptWith(0.5);
		assertThat(only("support", ALL).failureRate()).isEqualTo(1);
	}

	@Test
	void addsNoCostsOfSeveralCurrencies() {
		for (int i = 0; i < 15; i++) {
			this.requests.of("v1", "succeeded").model(1, 1, "USD").keptWith(1);
			this.requests.of("v1", "succeeded").model(1, 1, "EUR").keptWith(1);
		}
		assertThat(only("support", ALL).costPerRequest()).isNull();
	}

	@Test
	void leavesOutWhatStillRunsAndWhatMayNotBeLookedUp() {
		this.requests.of("v1", "succeeded").keptWith(1);
		this.requests.of("v1", "succeeded").running();
		this.requests.of("v1", "succeeded").with(Field.TENANT_ID, "hidden").keptWith(1);
		this.requests.of("v1", "succeeded").with(Field.PROMPT_NAME, "support2").keptWith(1);
		assertThat(only("support", ALL).requests()).isEqualTo(1);
		assertThat(this.reader.versions("support", ALL).estimatedFrom()).isEqualTo(1);
	}

	@Test
	void tellsVersionsApartTheOneUsedLastFirst() {
		this.requests.of("v1", "succeeded").with(Field.TENANT_ID, "a").keptWith(1);
		this.requests.of("v2", "succeeded").with(Field.TENANT_ID, "b").keptWith(1);
		this.requests.of("v1@canary", "succeeded").with(Field.TENANT_ID, "b").keptWith(1);
		assertThat(PromptRequests.versions(this.reader.versions("support", ALL))).containsExactly("v1@canary", "v2",
				"v1");
		assertThat(PromptRequests.versions(this.reader.versions("support", ALL.where(Facet.TENANT, "a"))))
			.containsExactly("v1");
		assertThat(this.reader.versions("unknown", ALL).versions()).isEmpty();
	}

	@Test
	void listsPromptsTheOneUsedLastFirst() {
		this.requests.of("v1", "succeeded").keptWith(1);
		this.requests.of("v1", "succeeded").with(Field.PROMPT_NAME, "other").keptWith(1);
		this.requests.of("v2", "succeeded").keptWith(1);
		assertThat(this.reader.prompts(ALL).prompts()).containsExactly(
				new PromptList.Prompt("support", 2, PromptRequests.START.plusSeconds(3)),
				new PromptList.Prompt("other", 1, PromptRequests.START.plusSeconds(2)));
	}

	@Test
	void weighsQuantiles() {
		WeightedQuantiles quantiles = new WeightedQuantiles();
		for (int i = 1; i <= 9; i++) {
			quantiles.add(i, 10);
		}
		quantiles.add(1000, 1);
		assertThat(quantiles.at(0.5)).isEqualTo(5);
		assertThat(quantiles.at(0.95)).isEqualTo(9);
		assertThat(quantiles.at(0.995)).isEqualTo(1000);
	}

	@Test
	void writesTextWithoutContent() {
		for (int i = 0; i < 30; i++) {
			this.requests.of("v1", "succeeded").model(100, 0.001, "USD").keptWith(1);
		}
		this.requests.of("v2\u001b[31m", "succeeded").keptWith(1);
		String text = this.reader.versions("support", ALL).plainText();
		assertThat(text).startsWith("Prompt support, estimated from 31 traces.")
			.containsPattern("v1 +30 +30  0.0% \\(0.0% - 11.4%\\) +0.0% +200 +200 +100 +10 0.001 USD +- +-\n")
			.doesNotContain(PromptRequests.CANARY)
			.doesNotContain("\u001b");
	}

	private VersionFigures only(String name, TraceQuery query) {
		List<VersionFigures> versions = this.reader.versions(name, query).versions();
		assertThat(versions).hasSize(1);
		return versions.get(0);
	}

}

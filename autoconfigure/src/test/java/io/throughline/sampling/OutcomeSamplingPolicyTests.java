package io.throughline.sampling;

import java.time.Duration;
import java.util.List;

import io.throughline.sampling.TraceMatch.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of {@link OutcomeSamplingPolicy}.
 */
class OutcomeSamplingPolicyTests {

	private final MovableClock clock = new MovableClock();

	private final SamplingRaises raises = new SamplingRaises();

	private final DecisionCounts counts = new DecisionCounts();

	@ParameterizedTest
	@CsvSource({ "FAILED, 0, false, error", "FAILED, 11, true, error", "DEGRADED, 11, true, degraded",
			"OK, 10, true, slow", "CANCELLED_AFTER_SPENDING, 10, true, slow",
			"CANCELLED_AFTER_SPENDING, 9, true, cancelled", "OK, 9, true, error_elsewhere" })
	void keepsWhatWentWrongInFull(TraceResult result, int seconds, boolean failedElsewhere, String reason) {
		TraceBuilder trace = TraceBuilder.trace()
			.ended(result)
			.took(Duration.ofSeconds(seconds))
			.failedElsewhere(failedElsewhere);
		assertThat(policy(Plans.plan(0, 0)).decide(trace.facts()))
			.isEqualTo(new SamplingDecision(SamplingLevel.FULL, 1, reason));
	}

	@Test
	void dropsTheRest() {
		SamplingDecision decision = policy(Plans.plan(0.1, 0.01)).decide(TraceBuilder.trace().facts());
		assertThat(decision).isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0.11, "ratio"));
	}

	@Test
	void keepsCanariesInFull() {
		SamplingPolicy policy = new OutcomeSamplingPolicy(Plans.plan(0, 0),
				new Canaries(2, Duration.ofHours(2), this.clock), this.raises, this.clock, this.counts::add);
		TraceBuilder trace = TraceBuilder.trace().prompts("support@v3");
		assertThat(policy.decide(trace.ended(TraceResult.FAILED).facts()).reason()).isEqualTo("error");
		assertThat(policy.decide(trace.facts())).isEqualTo(new SamplingDecision(SamplingLevel.FULL, 1, "canary"));
		assertThat(policy.decide(trace.facts()).level()).isEqualTo(SamplingLevel.DROP);
		assertThat(this.counts.byLevelAndReason()).hasToString("{drop={ratio=1}, full={canary=1, error=1}}");
	}

	@ParameterizedTest
	@CsvSource({ "TENANT, acme", "TENANT, ac*", "ROUTE, /api/chat", "ROUTE, /api/*", "MODEL, gpt-4.1", "MODEL, gpt-*",
			"PROMPT_VERSION, support@v3", "PROMPT_VERSION, v3", "PROMPT_VERSION, support@*", "PROMPT_VERSION, v*",
			"SCENARIO, refund" })
	void takesTheRatioOfTheRuleThatMatches(Part part, String value) {
		SamplingPolicy policy = policy(Plans.plan(0, 0, Plans.rule("mine", Plans.match(part, value), 1, null)));
		assertThat(policy.decide(matched().facts())).isEqualTo(new SamplingDecision(SamplingLevel.FULL, 1, "mine"));
	}

	@ParameterizedTest
	@CsvSource({ "TENANT, acm", "TENANT, ACME", "TENANT, acme1*", "ROUTE, /api", "MODEL, gpt-4", "MODEL, *-4.1",
			"PROMPT_VERSION, support", "PROMPT_VERSION, v", "PROMPT_VERSION, other@v3", "SCENARIO, refunds" })
	void leavesOtherTracesToTheDefault(Part part, String value) {
		SamplingPolicy policy = policy(Plans.plan(0, 0, Plans.rule("mine", Plans.match(part, value), 1, null)));
		assertThat(policy.decide(matched().facts())).isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0, "ratio"));
		assertThat(policy.decide(TraceBuilder.trace().facts()).reason()).isEqualTo("ratio");
	}

	@Test
	void takesARuleOnlyIfAllOfItMatches() {
		TraceMatch match = Plans.match(Part.TENANT, "acme", Part.MODEL, "gpt-4.1");
		SamplingPolicy policy = policy(Plans.plan(0, 0, Plans.rule("both", match, 1, null)));
		assertThat(policy.decide(matched().facts()).reason()).isEqualTo("both");
		assertThat(policy.decide(matched().tenant("other").facts()).reason()).isEqualTo("ratio");
		assertThat(policy.decide(matched().models("other").facts()).reason()).isEqualTo("ratio");
	}

	@Test
	void takesTheFirstRuleThatMatches() {
		SamplingPolicy policy = policy(Plans.plan(1, 0, Plans.rule("first", Plans.match(Part.ROUTE, "/api/*"), 0, null),
				Plans.rule("second", Plans.match(Part.TENANT, "acme"), 1, null)));
		assertThat(policy.decide(matched().facts())).isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0, "first"));
		assertThat(policy.decide(matched().route("/").facts()).reason()).isEqualTo("second");
	}

	@Test
	void aRuleEndsByItself() {
		SamplingPolicy policy = policy(Plans.plan(0, 0,
				Plans.rule("mine", Plans.match(Part.TENANT, "acme"), 1, this.clock.instant().plusSeconds(60))));
		this.clock.pass(Duration.ofSeconds(59));
		assertThat(policy.decide(matched().facts()).reason()).isEqualTo("mine");
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(policy.decide(matched().facts()).reason()).isEqualTo("ratio");
	}

	@Test
	void aRaiseHoldsUntilItEnds() {
		SamplingPolicy policy = policy(
				Plans.plan(0, 0.01, Plans.rule("mine", Plans.match(Part.TENANT, "acme"), 0.1, null)));
		raise(Plans.match(Part.MODEL, "gpt-4.1"), 1, 60);
		assertThat(policy.decide(matched().facts())).isEqualTo(new SamplingDecision(SamplingLevel.FULL, 1, "raise"));
		assertThat(policy.decide(matched().models("other").facts()).reason()).isEqualTo("mine");
		this.clock.pass(Duration.ofSeconds(60));
		assertThat(policy.decide(matched().facts()).reason()).isEqualTo("mine");
	}

	@Test
	void aRaiseNeverLowers() {
		SamplingPolicy policy = policy(Plans.plan(0.5, 0));
		raise(Plans.match(Part.TENANT, "acme"), 0.2, 60);
		assertThat(policy.decide(matched().facts())).isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0.5, "ratio"));
		raise(Plans.match(Part.TENANT, "acme"), 0.9, 60);
		raise(Plans.match(Part.TENANT, "acme"), 0.7, 60);
		assertThat(policy.decide(matched().facts())).isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0.9, "raise"));
	}

	@Test
	void boundsTheRaisesAndReusesTheRoomOfThoseThatEnded() {
		for (int i = 0; i < SamplingRaises.MOST; i++) {
			raise(Plans.match(Part.TENANT, "t" + i), 1, 60);
		}
		assertThat(this.raises.active(this.clock.instant())).hasSize(SamplingRaises.MOST);
		assertThat(
				this.raises.add(Plans.match(Part.TENANT, "t"), 1, this.clock.instant(), this.clock.instant(), "a", "b"))
			.isNull();
		this.clock.pass(Duration.ofSeconds(60));
		assertThat(this.raises.remove("1", this.clock.instant())).isNull();
		raise(Plans.match(Part.TENANT, "t"), 1, 60);
		assertThat(this.raises.active(this.clock.instant())).extracting(SamplingRaise::id).containsExactly("101");
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void aDecisionHasAProbability(double probability) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SamplingDecision(SamplingLevel.FULL, probability, "ratio"))
			.withMessageContaining("from 0 to 1");
	}

	private void raise(TraceMatch match, double ratio, int seconds) {
		assertThat(this.raises.add(match, ratio, this.clock.instant(), this.clock.instant().plusSeconds(seconds), "ann",
				"incident"))
			.isNotNull();
	}

	private SamplingPolicy policy(SamplingPlan plan) {
		return new OutcomeSamplingPolicy(plan, new Canaries(0, Duration.ofHours(2), this.clock), this.raises,
				this.clock, this.counts::add);
	}

	private static TraceBuilder matched() {
		List<String> prompts = List.of("support@v3", "retriever@2026-01");
		return TraceBuilder.trace()
			.tenant("acme")
			.route("/api/chat")
			.models("gpt-4.1", "embed")
			.prompts(prompts.toArray(String[]::new))
			.scenario("refund");
	}

}

package io.throughline.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.throughline.sampling.TraceMatch.Part;
import io.throughline.semconv.Field;
import io.throughline.semconv.Sensitivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link CollectorConfiguration}.
 */
class CollectorConfigurationTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	@Test
	void keepsWhatWentWrong() {
		List<Map<String, Object>> policies = policies(Plans.plan(0.1, 0.01));
		assertThat(policies).extracting((policy) -> policy.get("name"))
			.containsExactly("error", "degraded", "slow", "cancelled", "ratio");
		assertThat(policies.get(0)).containsEntry("type", "status_code")
			.containsEntry("status_code", Map.of("status_codes", List.of("ERROR")));
		assertThat(policies.get(1)).containsEntry("string_attribute",
				Map.of("key", "throughline.outcome", "values", List.of("failed", "degraded")));
		assertThat(policies.get(2)).containsEntry("latency", Map.of("threshold_ms", 10_000));
		assertThat(policies.get(3).toString()).contains("and_sub_policy", "throughline.cancelled", "value=true",
				"gen_ai.usage.input_tokens", "min_value=1");
		assertThat(policies.get(4).toString()).contains("probabilistic={sampling_percentage=10}");
	}

	@Test
	void waitsLongerThanSlowTracesTake() {
		assertThat(tailSampling(Plans.plan(0, 0))).containsEntry("decision_wait", "30s");
		SamplingPlan patient = new SamplingPlan(Duration.ofMinutes(2), new SamplingRatios(0.1, 0), List.of());
		assertThat(tailSampling(patient)).containsEntry("decision_wait", "240s");
	}

	@Test
	void holdsEachRuleThatHasNotEnded() {
		SamplingPlan plan = Plans.plan(0.1, 0, Plans.rule("vip", Plans.match(Part.TENANT, "acme"), 1, null),
				Plans.rule("soon-over", Plans.match(Part.ROUTE, "/api/*"), 0.001, NOW.plusSeconds(60)),
				Plans.rule("over", Plans.match(Part.MODEL, "gpt-4.1"), 1, NOW));
		assertThat(text(plan)).contains("# The rule soon-over ends at 2026-03-01T12:01:00Z")
			.doesNotContain("name: \"over\"");
		assertThat(policies(plan)).extracting((policy) -> policy.get("name")).contains("vip", "soon-over");
		assertThat(text(plan)).contains("sampling_percentage: 100\n", "sampling_percentage: 0.1\n",
				"sampling_percentage: 10\n");
	}

	@Test
	void namesTheAttributesOfTheDictionary() {
		SamplingPlan plan = Plans.plan(0.1, 0, Plans.rule("all", Plans.match(Part.TENANT, "a", Part.ROUTE, "/b",
				Part.MODEL, "c", Part.PROMPT_VERSION, "d", Part.SCENARIO, "e"), 1, null));
		assertThat(text(plan)).contains("key: \"throughline.tenant.id\"", "key: \"http.route\"",
				"key: \"gen_ai.request.model\"", "key: \"gen_ai.prompt.version\"", "key: \"throughline.scenario\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\"b\\c", "a: b # c", "- x", "{y}", "\u00e9\ud83d\ude00", "'", "%", "a\u2028b",
			"x.y(z)+*", "name\"@v\\1" })
	void holdsAnyValue(String value) {
		for (Part part : Part.values()) {
			Map<String, Object> policy = policies(
					Plans.plan(0, 0, Plans.rule("any", Plans.match(part, value), 1, null)))
				.get(4);
			Collector collector = new Collector(List.of(policy));
			assertThat(collector.percentage(trace(part, value).facts())).as(part + " " + value).isEqualTo(100);
			assertThat(collector.percentage(trace(part, "other").facts())).as(part + " other").isZero();
		}
	}

	@Test
	void keepsTheSameSharesAsThePolicy() {
		Random random = new Random(5);
		for (int i = 0; i < 300; i++) {
			SamplingPlan plan = Plans.plan(0.1, 0, randomRule("one", random), randomRule("two", random),
					randomRule("three", random));
			SamplingPolicy policy = Plans.policy(plan);
			Collector collector = new Collector(policies(plan));
			for (int j = 0; j < 40; j++) {
				TraceFacts trace = randomTrace(random);
				assertThat(collector.percentage(trace) / 100).as(plan + " " + trace)
					.isEqualTo(policy.decide(trace).probability());
			}
		}
	}

	@Test
	void keepsMoreRatherThanLessWhereTheCombinationsAreTooMany() {
		SamplingRule[] rules = Stream.iterate(0, (i) -> i < 12, (i) -> i + 1)
			.map((i) -> Plans.rule("r" + i, Plans.match(Part.TENANT, "t" + i, Part.ROUTE, "/" + i), 0, null))
			.toArray(SamplingRule[]::new);
		List<Map<String, Object>> policies = policies(Plans.plan(0.5, 0, rules));
		assertThat(policies).hasSizeLessThan(1_000);
		assertThat(text(Plans.plan(0.5, 0, rules))).contains("# Too many rules");
		assertThat(text(Plans.plan(0.5, 0, rules[0], rules[1]))).doesNotContain("# Too many rules");
		assertThat(new Collector(policies).percentage(TraceBuilder.trace().tenant("t1").route("/1").facts())).isZero();
		assertThat(new Collector(policies).percentage(TraceBuilder.trace().tenant("t11").route("/11").facts()))
			.isEqualTo(50);
	}

	@Test
	void masksContentAndSecretsButNoIds() {
		Map<String, Object> redaction = processors(Plans.plan(0.1, 0)).get("redaction");
		assertThat(redaction).containsEntry("allow_all_keys", true).containsEntry("summary", "info");
		List<String> patterns = strings(redaction.get("blocked_key_patterns"));
		List<String> secrets = strings(redaction.get("blocked_values"));
		for (Field field : Field.values()) {
			boolean content = field.sensitivity() == Sensitivity.CONTENT;
			assertThat(patterns.stream().anyMatch((pattern) -> matches(pattern, field.attribute()))).as(field.name())
				.isEqualTo(content && field.attribute() != null);
		}
		assertThat(strings(redaction.get("ignored_keys"))).contains("session.id", "throughline.tenant.id");
		for (String secret : List.of("mail ann@example.com", "card 4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00",
				"078-05-1120", "Authorization: Bearer abcdefghij", "sk-proj-abcdefghijklmnop1234")) {
			assertThat(secrets).as(secret).anyMatch((pattern) -> matches(pattern, secret));
		}
		for (String harmless : List.of("4bf92f3577b34da6a3ce929d0e0e4736", "gpt-4.1-mini-2025-04-14", "/api/chat",
				"1772366400000", "bearer token missing", "stop")) {
			assertThat(secrets).as(harmless).noneMatch((pattern) -> matches(pattern, harmless));
		}
	}

	private static boolean matches(String pattern, String text) {
		return text != null && Pattern.compile(pattern).matcher(text).find();
	}

	private static SamplingRule randomRule(String name, Random random) {
		Object[] pairs = new Object[2 * (1 + random.nextInt(2))];
		for (int i = 0; i < pairs.length; i += 2) {
			pairs[i] = Part.values()[random.nextInt(Part.values().length)];
			pairs[i + 1] = List.of("a", "b", "a*", "ab", "a@b", "a@*").get(random.nextInt(6));
		}
		return Plans.rule(name, Plans.match(pairs), List.of(0.0, 0.25, 1.0).get(random.nextInt(3)), null);
	}

	private static TraceFacts randomTrace(Random random) {
		List<String> values = List.of("a", "b", "ab", "c");
		return TraceBuilder.trace()
			.tenant(values.get(random.nextInt(4)))
			.route(values.get(random.nextInt(4)))
			.models(values.get(random.nextInt(4)))
			.prompts(values.get(random.nextInt(4)) + "@" + values.get(random.nextInt(4)))
			.scenario(values.get(random.nextInt(4)))
			.facts();
	}

	private static TraceBuilder trace(Part part, String value) {
		TraceBuilder trace = TraceBuilder.trace();
		return switch (part) {
			case TENANT -> trace.tenant(value);
			case ROUTE -> trace.route(value);
			case MODEL -> trace.models(value);
			case PROMPT_VERSION -> trace.prompts(value);
			case SCENARIO -> trace.scenario(value);
		};
	}

	private static List<Map<String, Object>> policies(SamplingPlan plan) {
		return Collector.maps(tailSampling(plan).get("policies"));
	}

	private static Map<String, Object> tailSampling(SamplingPlan plan) {
		return processors(plan).get("tail_sampling");
	}

	private static Map<String, Map<String, Object>> processors(SamplingPlan plan) {
		Map<String, Map<String, Map<String, Object>>> configuration = new Yaml().load(text(plan));
		assertThat(configuration).containsOnlyKeys("processors");
		return configuration.get("processors");
	}

	private static String text(SamplingPlan plan) {
		return new CollectorConfiguration(plan, NOW).toString();
	}

	@SuppressWarnings("unchecked")
	private static List<String> strings(Object list) {
		return (List<String>) list;
	}

}

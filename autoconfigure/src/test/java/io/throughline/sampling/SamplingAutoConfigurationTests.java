package io.throughline.sampling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link SamplingAutoConfiguration}.
 */
class SamplingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SamplingAutoConfiguration.class));

	@Test
	void keepsTenPercentAndOnePercentOfMetadataByDefault() {
		this.runner.run((context) -> {
			SamplingPolicy policy = context.getBean(SamplingPolicy.class);
			TraceBuilder trace = TraceBuilder.trace();
			assertThat(policy.decide(trace.id("0000000000000000a3e6666666666667").facts()))
				.isEqualTo(new SamplingDecision(SamplingLevel.FULL, 0.11, "ratio"));
			assertThat(policy.decide(trace.id("0000000000000000a3e6666666666000").facts()).level())
				.isEqualTo(SamplingLevel.METADATA);
			assertThat(policy.decide(trace.id("0000000000000000a3e3d70a3d70a000").facts()).level())
				.isEqualTo(SamplingLevel.DROP);
			assertThat(policy.decide(trace.took(Duration.ofSeconds(10)).facts()).reason()).isEqualTo("slow");
		});
	}

	@Test
	void keepsTheFirstThousandRequestsOfAModelByDefault() {
		this.runner.withPropertyValues("throughline.sampling.ratio=0").run((context) -> {
			SamplingPolicy policy = context.getBean(SamplingPolicy.class);
			TraceFacts trace = TraceBuilder.trace().models("gpt").facts();
			for (int i = 0; i < 1000; i++) {
				assertThat(policy.decide(trace).reason()).isEqualTo("canary");
			}
			assertThat(policy.decide(trace).reason()).isEqualTo("ratio");
		});
	}

	@Test
	void readsTheRules() {
		this.runner
			.withPropertyValues("throughline.sampling.ratio=0.2", "throughline.sampling.metadata-ratio=0.05",
					"throughline.sampling.slow=2s", "throughline.sampling.canary.requests=0",
					"throughline.sampling.rules[0].name=vip", "throughline.sampling.rules[0].tenant=acme",
					"throughline.sampling.rules[0].route=/api/*", "throughline.sampling.rules[0].ratio=1",
					"throughline.sampling.rules[1].name=probe", "throughline.sampling.rules[1].route=/probe",
					"throughline.sampling.rules[1].ratio=0", "throughline.sampling.rules[1].metadata-ratio=0",
					"throughline.sampling.rules[2].name=over", "throughline.sampling.rules[2].prompt-version=v3",
					"throughline.sampling.rules[2].metadata-ratio=0.5",
					"throughline.sampling.rules[2].until=2020-01-01T00:00:00+01:00")
			.run((context) -> {
				SamplingPolicy policy = context.getBean(SamplingPolicy.class);
				TraceBuilder trace = TraceBuilder.trace().models("gpt").prompts("v3");
				assertThat(policy.decide(trace.tenant("acme").route("/api/chat").facts()))
					.isEqualTo(new SamplingDecision(SamplingLevel.FULL, 1, "vip"));
				assertThat(policy.decide(trace.tenant("acme").route("/probe").facts()))
					.isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0, "probe"));
				assertThat(policy.decide(trace.facts()))
					.isEqualTo(new SamplingDecision(SamplingLevel.DROP, 0.25, "ratio"));
				assertThat(policy.decide(trace.took(Duration.ofSeconds(2)).facts()).reason()).isEqualTo("slow");
				SamplingRule over = context.getBean(SamplingPlan.class).rules().get(2);
				assertThat(over.ratios()).isEqualTo(new SamplingRatios(0.2, 0.5));
				assertThat(over.until()).isEqualTo("2019-12-31T23:00:00Z");
			});
	}

	@Test
	void readsTheExampleOfTheReference() {
		this.runner.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(example()))
			.run((context) -> {
				List<SamplingRule> rules = context.getBean(SamplingPlan.class).rules();
				assertThat(rules).extracting(SamplingRule::name).containsExactly("probes", "new-customer");
				assertThat(rules.get(0).ratios()).isEqualTo(new SamplingRatios(0.001, 0));
				assertThat(rules.get(1).match()).hasToString("tenant acme, prompt version support_agent@*");
				assertThat(rules.get(1).until()).isEqualTo("2026-03-01T12:00:00Z");
			});
	}

	@Test
	void countsDecisions() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			context.getBean(SamplingPolicy.class).decide(TraceBuilder.trace().ended(TraceResult.FAILED).facts());
			assertThat(context.getBean(MeterRegistry.class)
				.get("throughline.sampling.decisions")
				.tag("level", "full")
				.tag("reason", "error")
				.counter()
				.count()).isOne();
		});
	}

	@Test
	void decidesWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(DecisionMeter.class);
			assertThat(context.getBean(SamplingPolicy.class).decide(TraceBuilder.trace().facts()).level())
				.isEqualTo(SamplingLevel.DROP);
		});
	}

	@Test
	void leavesTheApplicationsPolicyAlone() {
		SamplingPolicy own = (trace) -> SamplingDecision.always("own");
		this.runner.withBean(SamplingPolicy.class, () -> own).run((context) -> {
			assertThat(context.getBean(SamplingPolicy.class)).isSameAs(own);
			assertThat(context).doesNotHaveBean(SamplingRaises.class);
		});
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SamplingPolicy.class)
				.doesNotHaveBean(DecisionMeter.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					ratio=1.1                  | ratio                  | 1.1    | from 0 to 1
					ratio=NaN                  | ratio                  | NaN    | from 0 to 1
					metadata-ratio=-1          | metadata-ratio         | -1.0   | from 0 to 1
					slow=0s                    | slow                   | PT0S   | longer than zero
					canary.requests=-1         | canary.requests        | -1     | 0 or more
					canary.period=-1s          | canary.period          | PT-1S  | zero or longer
					rules[0].name=             | rules[0].name          | ''     | 1 to 64 letters
					rules[0].name=a b          | rules[0].name          | a b    | 1 to 64 letters
					rules[0].name=error        | rules[0].name          | error  | choose another name
					rules[0].tenant=           | rules[0].name          | mine   | give it a tenant
					rules[0].ratio=            | rules[0].name          | mine   | give it a ratio
					rules[0].ratio=2           | rules[0].ratio         | 2.0    | from 0 to 1
					rules[0].metadata-ratio=2  | rules[0].metadata-ratio | 2.0   | from 0 to 1
					rules[0].until=tomorrow    | rules[0].until         | tomorrow | 2026-03-01T12:00:00Z
					rules[1].name=mine,rules[1].tenant=b,rules[1].ratio=1 | rules[1].name | mine | it repeats throughline.sampling.rules[0]
					""")
	void refusesWhatCannotBeRight(String bad, String key, String value, String remedy) {
		String[] pairs = ("rules[0].name=mine,rules[0].tenant=acme,rules[0].ratio=1," + bad).split(",");
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = "throughline.sampling." + pairs[i];
		}
		this.runner.withPropertyValues(pairs).run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContainingAll("throughline.sampling." + key, "'" + value + "'", remedy);
		});
	}

	private static PropertySource<?> example() {
		try {
			String section = Files.readString(Path.of("README.md")).split("## Sampling\n")[1];
			byte[] yaml = section.split("```yaml\n|```\n")[1].getBytes(StandardCharsets.UTF_8);
			return new YamlPropertySourceLoader().load("example", new ByteArrayResource(yaml)).get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

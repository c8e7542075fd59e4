package io.throughline.cost;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

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
 * Tests of {@link CostAutoConfiguration}.
 */
class CostAutoConfigurationTests {

	private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 28);

	private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

	private static final TokenUsage USAGE = new TokenUsage(120L, 64L, null, 30L, 12L);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CostAutoConfiguration.class));

	@Test
	void calculatesInDollarsByDefault() {
		this.runner
			.withPropertyValues("throughline.cost.prices[0].model=gpt", "throughline.cost.prices[0].input=0.4",
					"throughline.cost.prices[0].cached-input=0.1", "throughline.cost.prices[0].output=1.6")
			.run((context) -> {
				Cost cost = context.getBean(CostCalculator.class).calculate(null, "gpt", USAGE, MARCH).orElseThrow();
				assertThat(cost.amount()).isEqualByComparingTo("0.0000768");
				assertThat(cost.currency()).hasToString("USD");
			});
	}

	@Test
	void calculatesWithTheExampleOfTheReference() {
		this.runner.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(example()))
			.run((context) -> {
				CostCalculator calculator = context.getBean(CostCalculator.class);
				assertThat(amount(calculator.calculate("openai", "gpt-4.1-mini", USAGE, FEBRUARY)))
					.isEqualTo("0.0000768");
				// 56 * 0.30 + 64 * 0.08 + 18 * 1.20 + 12 * 2.00 = 67.52 per million
				assertThat(amount(calculator.calculate("openai", "gpt-4.1-mini", USAGE, MARCH)))
					.isEqualTo("0.00006752");
				assertThat(amount(calculator.calculate("anthropic", "claude-any",
						TokenUsage.ofSeparateCache(56L, 64L, 5L, 30L), MARCH)))
					.isEqualTo("0.00065595");
			});
	}

	@Test
	void countsWhatHasNoCost() {
		this.runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			context.getBean(CostCalculator.class).calculate(null, "any", USAGE, MARCH);
			assertThat(context.getBean(MeterRegistry.class)
				.get("throughline.cost.unknown")
				.tag("reason", "model")
				.counter()
				.count()).isOne();
		});
	}

	@Test
	void calculatesWithoutARegistry() {
		this.runner
			.run((context) -> assertThat(context.getBean(CostCalculator.class).calculate(null, "any", USAGE, MARCH))
				.isEmpty());
	}

	@Test
	void calculatesWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(CostMeter.class);
			assertThat(context.getBean(CostCalculator.class).calculate(null, "any", USAGE, MARCH)).isEmpty();
		});
	}

	@Test
	void leavesTheApplicationsCalculatorAlone() {
		CostCalculator own = (provider, model, usage, day) -> Optional.empty();
		this.runner.withBean(CostCalculator.class, () -> own)
			.run((context) -> assertThat(context.getBean(CostCalculator.class)).isSameAs(own));
	}

	@Test
	void leavesNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("throughline.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CostCalculator.class)
				.doesNotHaveBean(CostMeter.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					currency=Dollar                          | currency          | Dollar     | 'USD'
					prices[1].model=                         | prices[1].model   | ''         | name of a model
					prices[1].input=1                        | prices[1].model   | -          | name of a model
					prices[1].model=g*t                      | prices[1].model   | g*t        | at its end
					prices[1].model=*t*                      | prices[1].model   | *t*        | at its end
					prices[0].from=01.03.2026                | prices[0].from    | 01.03.2026 | '2026-03-01'
					prices[0].from=2026-02-29                | prices[0].from    | 2026-02-29 | '2026-03-01'
					prices[0].input=-1                       | prices[0].input   | -1         | 0 or more
					prices[0].cached-input=-1                | prices[0].cached-input | -1    | 0 or more
					prices[0].cache-write=-1                 | prices[0].cache-write | -1     | 0 or more
					prices[0].output=-1                      | prices[0].output  | -1         | 0 or more
					prices[0].reasoning=-1                   | prices[0].reasoning | -1       | 0 or more
					prices[1].model=x,prices[1].output=1     | prices[1].model   | x          | add throughline.cost.prices[1].input
					prices[1].model=x,prices[1].input=1      | prices[1].model   | x          | add throughline.cost.prices[1].output
					prices[1].model=gpt,prices[1].input=1,prices[1].output=1 | prices[1].model | gpt | it repeats throughline.cost.prices[0]
					""")
	void refusesWhatCannotBeRight(String bad, String key, String value, String remedy) {
		String[] pairs = ("prices[0].model=gpt,prices[0].input=1,prices[0].output=1," + bad).split(",");
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = "throughline.cost." + pairs[i];
		}
		this.runner.withPropertyValues(pairs).run((context) -> {
			Throwable failure = context.getStartupFailure();
			assertThat(failure).hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class);
			assertThat(failure).rootCause()
				.hasMessageContainingAll("throughline.cost." + key, "'" + value + "'", remedy);
		});
	}

	@Test
	void takesTheSameModelOfTwoProviders() {
		this.runner
			.withPropertyValues("throughline.cost.prices[0].model=gpt", "throughline.cost.prices[0].input=1",
					"throughline.cost.prices[0].output=1", "throughline.cost.prices[1].model=gpt",
					"throughline.cost.prices[1].provider=azure", "throughline.cost.prices[1].input=1",
					"throughline.cost.prices[1].output=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static String amount(Optional<Cost> cost) {
		return cost.orElseThrow().amount().toPlainString();
	}

	private static PropertySource<?> example() {
		try {
			String section = Files.readString(Path.of("README.md")).split("## Cost\n")[1];
			byte[] yaml = section.split("```yaml\n|```\n")[1].getBytes(StandardCharsets.UTF_8);
			return new YamlPropertySourceLoader().load("example", new ByteArrayResource(yaml)).get(0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

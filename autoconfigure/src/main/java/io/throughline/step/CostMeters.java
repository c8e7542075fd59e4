package io.throughline.step;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.cost.Cost;
import io.throughline.semconv.Field;

/**
 * What models cost, in units of the currency, that of retries apart.
 */
final class CostMeters implements StepMeters {

	private static final StepTags TAGS = StepTags.of(Field.PROVIDER, Field.MODEL, Field.COST_CURRENCY,
			Field.COST_SOURCE);

	private final MeterProvider<Counter> cost;

	CostMeters(MeterRegistry registry) {
		this.cost = Counter.builder("throughline.cost")
			.description("Cost of calls of models, in units of the currency")
			.withRegistry(registry);
	}

	@Override
	public void record(StepContext context) {
		Cost known = context.cost();
		if (known != null) {
			this.cost.withTags(TAGS.read(context).and("retry", Boolean.toString(context.isRetry())))
				.increment(known.amount().doubleValue());
		}
	}

}

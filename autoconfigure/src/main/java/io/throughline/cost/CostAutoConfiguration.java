package io.throughline.cost;

import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.throughline.ConditionalOnEnabledThroughline;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the cost of model calls.
 */
@AutoConfiguration
@ConditionalOnEnabledThroughline
@EnableConfigurationProperties(CostProperties.class)
public final class CostAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static CostCalculator throughlineCostCalculator(CostProperties properties, ObjectProvider<CostMeter> meter) {
		ConfiguredPrices prices = new ConfiguredPrices(properties);
		Consumer<UnknownCost> unknown = (reason) -> meter.ifAvailable((available) -> available.increment(reason));
		return new TableCostCalculator(prices.list(), prices.currency(), unknown);
	}

	/**
	 * For Micrometer's metrics.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		static CostMeter throughlineCostMeter(ObjectProvider<MeterRegistry> registry) {
			return new CostMeter(registry);
		}

	}

}

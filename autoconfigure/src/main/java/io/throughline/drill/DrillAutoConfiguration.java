package io.throughline.drill;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.IncidentApiAutoConfiguration;
import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.incident.Incidents;
import io.throughline.incident.Problems;
import io.throughline.pipeline.KeptTraces;
import io.throughline.propagation.HandOffs;
import io.throughline.propagation.PropagationAutoConfiguration;
import io.throughline.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the {@code drill} endpoint.
 */
@AutoConfiguration(after = { IncidentAutoConfiguration.class, IncidentApiAutoConfiguration.class,
		PropagationAutoConfiguration.class })
@ConditionalOnEnabledThroughline
@ConditionalOnBooleanProperty("throughline.drill.enabled")
@ConditionalOnWebApplication
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean({ TraceStore.class, Incidents.class, HandOffs.class, Problems.class })
@EnableConfigurationProperties(DrillProperties.class)
public final class DrillAutoConfiguration {

	@Bean
	static DrillTokens throughlineDrillTokens() {
		return new DrillTokens();
	}

	@Bean
	static DrillMarkHandler throughlineDrillMarkHandler(DrillTokens tokens) {
		return new DrillMarkHandler(tokens);
	}

	@Bean
	static DrillAlerts throughlineDrillAlerts() {
		return new DrillAlerts();
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	DrillEndpoint throughlineDrillEndpoint(DrillProperties properties, DrillTokens tokens, DrillAlerts alerts,
			HandOffs handOffs, TraceStore store, Incidents incidents, ObjectProvider<KeptTraces> kept,
			Problems problems, Environment environment, ApplicationEventPublisher events) {
		return new DrillEndpoint(
				new DrillRun(properties, tokens, alerts, handOffs, store, incidents, kept, environment),
				new DrillAudit(events), problems);
	}

}

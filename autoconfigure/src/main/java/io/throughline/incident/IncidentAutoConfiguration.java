package io.throughline.incident;

import java.time.InstantSource;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the {@code incidents} endpoint.
 */
@AutoConfiguration(afterName = "io.throughline.store.StoreAutoConfiguration")
@ConditionalOnEnabledThroughline
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(TraceStore.class)
@EnableConfigurationProperties(IncidentsProperties.class)
public final class IncidentAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Problems throughlineProblems(IncidentsProperties properties) {
		return new Problems(properties.otherEnvironments());
	}

	@Bean
	InquiryAdvisor throughlineInquiryAdvisor(IncidentsProperties properties, ObjectProvider<IncidentAccess> access,
			Problems problems) {
		return new InquiryAdvisor(new InquiryRules(properties, access.getIfAvailable(() -> IncidentAccess.ALL),
				problems, InstantSource.system()));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	IncidentsEndpoint throughlineIncidentsEndpoint(TraceStore store, Problems problems,
			ObjectProvider<IncidentPart> parts, ObjectProvider<IncidentChange> changes,
			ObjectProvider<IncidentImport> taking) {
		IncidentDesk desk = new IncidentDesk(store, new IncidentReader(), problems, InstantSource.system());
		return new IncidentsEndpoint(desk, new IncidentParts(parts.orderedStream().toList(),
				changes.orderedStream().toList(), taking.getIfAvailable(), problems));
	}

}

package io.throughline.incident;

import java.time.InstantSource;
import java.util.List;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.resources.Resource;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.store.RecentTraces;
import io.throughline.store.Retention;
import io.throughline.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
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

	private static final AttributeKey<String> ENVIRONMENT = AttributeKey.stringKey("deployment.environment.name");

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
	Pointers throughlinePointers(IncidentsProperties properties) {
		return new Pointers(properties.links(), properties.logQueries());
	}

	@Bean
	@ConditionalOnMissingBean
	IncidentReader throughlineIncidentReader(Pointers pointers, ObjectProvider<Retention> retention,
			ObjectProvider<IncidentCases> cases) {
		return new IncidentReader(pointers, retention.getIfAvailable(),
				cases.getIfAvailable(() -> (traceId) -> List.of()));
	}

	@Bean
	@ConditionalOnMissingBean
	LookUpPlace throughlineLookUpPlace(IncidentsProperties properties, ObjectProvider<Resource> resource,
			ObjectProvider<Retention> retention, TraceStore store, ObjectProvider<IncidentCases> cases) {
		Resource known = resource.getIfAvailable(Resource::empty);
		String environment = (properties.environment() != null) ? properties.environment()
				: known.getAttribute(ENVIRONMENT);
		return new LookUpPlace(environment, properties.otherEnvironments(), retention.getIfAvailable(),
				LookUpPlace.kind(store), cases.getIfAvailable() != null);
	}

	@Bean
	@ConditionalOnMissingBean
	LookUpAudit throughlineLookUpAudit(ApplicationEventPublisher events) {
		return new LookUpAudit(events);
	}

	@Bean
	@ConditionalOnMissingBean
	IncidentDesk throughlineIncidentDesk(TraceStore store, IncidentReader reader, Problems problems, Pointers pointers,
			ObjectProvider<RecentTraces> recent, LookUpAudit audit) {
		MissingTraces missing = new MissingTraces(store, recent.getIfAvailable(), pointers, problems);
		return new IncidentDesk(store, reader, problems, missing, audit, InstantSource.system());
	}

	@Bean
	ComparePart throughlineComparePart(IncidentDesk desk, TraceStore store) {
		return new ComparePart(desk, new TwinSearch(new TraceSearch(store)));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint
	IncidentsEndpoint throughlineIncidentsEndpoint(IncidentDesk desk, Problems problems,
			ObjectProvider<IncidentPart> parts, ObjectProvider<IncidentChange> changes,
			ObjectProvider<IncidentImport> taking, LookUpPlace place) {
		return new IncidentsEndpoint(desk, new IncidentParts(parts.orderedStream().toList(),
				changes.orderedStream().toList(), taking.getIfAvailable(), problems), place);
	}

}

package io.throughline.incident;

import java.time.InstantSource;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.store.StoreFailures;
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
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of what the application's own code asks of incidents and hears of
 * them.
 */
@AutoConfiguration(afterName = { "io.throughline.store.StoreAutoConfiguration",
		"io.throughline.store.jdbc.JdbcStoreAutoConfiguration", "io.throughline.incident.IncidentAutoConfiguration" })
@ConditionalOnEnabledThroughline
@ConditionalOnBean(TraceStore.class)
@EnableConfigurationProperties(IncidentPageProperties.class)
public final class IncidentApiAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	static Incidents throughlineIncidents(TraceStore store, ObjectProvider<StoreFailures> failures,
			IncidentPageProperties pages) {
		return new StoredIncidents(store, failures.getIfAvailable(StoreFailures::new), InstantSource.system(),
				pages.baseUrl());
	}

	@Bean
	static IncidentPublisher throughlineIncidentPublisher(TraceStore store, ApplicationEventPublisher publisher) {
		return new IncidentPublisher(store, new IncidentNews(store, InstantSource.system()), publisher);
	}

	/**
	 * Where the endpoint is exposed.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnBean(IncidentsEndpoint.class)
	static class TextConfiguration {

		@Bean
		static TextLookUp throughlineTextLookUp(IncidentsEndpoint endpoint, IncidentsProperties properties,
				ObjectProvider<IncidentAccess> access, Problems problems) {
			return new TextLookUp(endpoint, new InquiryRules(properties,
					access.getIfAvailable(() -> IncidentAccess.ALL), problems, InstantSource.system()));
		}

	}

}

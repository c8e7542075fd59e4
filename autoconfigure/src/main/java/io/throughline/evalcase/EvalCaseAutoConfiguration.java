package io.throughline.evalcase;

import java.time.InstantSource;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.IncidentAutoConfiguration;
import io.throughline.incident.IncidentTraces;
import io.throughline.incident.Incidents;
import io.throughline.incident.LookUpAudit;
import io.throughline.incident.Problems;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionAutoConfiguration;
import io.throughline.store.TraceStore;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of the {@code evalcases} endpoint.
 */
@AutoConfiguration(after = { IncidentAutoConfiguration.class, RedactionAutoConfiguration.class },
		afterName = "io.throughline.incident.IncidentApiAutoConfiguration")
@ConditionalOnEnabledThroughline
@ConditionalOnClass({ ConditionalOnAvailableEndpoint.class, JsonMapper.class })
@ConditionalOnBean({ TraceStore.class, FieldRedactor.class, IncidentTraces.class, Incidents.class })
@EnableConfigurationProperties(EvalCaseProperties.class)
public final class EvalCaseAutoConfiguration {

	private static final DataSize MEMORY = DataSize.ofMegabytes(16);

	private static final DataSize FILE = DataSize.ofMegabytes(64);

	/**
	 * Where the endpoint is exposed.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnAvailableEndpoint(EvalCasesEndpoint.class)
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnMissingBean
		EvalCaseStore throughlineEvalCaseStore(EvalCaseProperties properties) {
			return (properties.directory() != null) ? new DirectoryEvalCaseStore(properties.directory(), FILE.toBytes())
					: new MemoryEvalCaseStore(MEMORY.toBytes());
		}

		@Bean
		CaseUpkeep throughlineCaseUpkeep(EvalCaseStore store, EvalCaseProperties properties) {
			return new CaseUpkeep(store, properties.retention(), InstantSource.system());
		}

		@Bean
		EvalCasesEndpoint throughlineEvalCasesEndpoint(EvalCaseStore store, FieldRedactor redactor, Incidents incidents,
				IncidentTraces traces, Problems problems, LookUpAudit audit) {
			EvalCaseDesk desk = new EvalCaseDesk(store, new EvalCaseDraft(redactor, incidents::page), redactor,
					InstantSource.system());
			return new EvalCasesEndpoint(desk, traces, problems, audit);
		}

	}

}

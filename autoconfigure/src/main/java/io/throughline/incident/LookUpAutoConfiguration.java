package io.throughline.incident;

import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.redaction.ContentPolicy;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionAutoConfiguration;
import io.throughline.redaction.Redactor;
import io.throughline.store.Retention;
import io.throughline.store.TraceStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what stands around the look-up on the web: its guard, and what
 * can be read and changed of an incident besides the incident itself.
 */
@AutoConfiguration(after = { IncidentAutoConfiguration.class, RedactionAutoConfiguration.class },
		before = ManagementContextAutoConfiguration.class)
@ConditionalOnEnabledThroughline
@ConditionalOnWebApplication
@ConditionalOnClass(PathMappedEndpoints.class)
@ConditionalOnBean({ TraceStore.class, Problems.class, Redactor.class })
public final class LookUpAutoConfiguration {

	@Bean
	LookUpGuard throughlineLookUpGuard(ObjectProvider<PathMappedEndpoints> endpoints, IncidentsProperties properties,
			Problems problems) {
		return new LookUpGuard(() -> LookUpPaths.of(endpoints.getObject()),
				new CallerRules(properties.allowedHosts(), properties.unsecured()),
				new LookUpLimit(properties.lookUpsPerMinute(), System::nanoTime), problems);
	}

	@Bean
	LookUpAnnouncement throughlineLookUpAnnouncement(LookUpGuard guard, IncidentsProperties properties,
			Retention retention) {
		return new LookUpAnnouncement(guard, properties, retention);
	}

	@Bean
	ContentPart throughlineContentPart(Problems problems, LookUpAudit audit) {
		return new ContentPart(problems, audit);
	}

	@Bean
	OtlpPart throughlineOtlpPart(LookUpAudit audit) {
		return new OtlpPart(audit);
	}

	@Bean
	TextPart throughlineTextPart(IncidentDesk desk, LookUpAudit audit) {
		return new TextPart(desk, audit);
	}

	@Bean
	PinChange throughlinePinChange(TraceStore store, Redactor redactor, Problems problems, LookUpAudit audit) {
		return new PinChange(store, redactor, problems, audit);
	}

	@Bean
	OtlpImport throughlineOtlpImport(TraceStore store, Redactor redactor, FieldRedactor fields, ContentPolicy content,
			Retention retention, Problems problems, LookUpAudit audit) {
		return new OtlpImport(store, new ImportedTrace(redactor, fields, content.store()), retention, problems, audit);
	}

}

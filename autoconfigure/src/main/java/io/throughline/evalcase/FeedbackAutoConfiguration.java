package io.throughline.evalcase;

import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.throughline.ConditionalOnEnabledThroughline;
import io.throughline.incident.Incidents;
import io.throughline.incident.LookUpAudit;
import io.throughline.incident.Problems;
import io.throughline.redaction.FieldRedactor;
import io.throughline.step.Steps;
import io.throughline.store.TraceStore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what takes the feedback of users.
 */
@AutoConfiguration(afterName = { "io.throughline.incident.IncidentAutoConfiguration",
		"io.throughline.incident.IncidentApiAutoConfiguration", "io.throughline.redaction.RedactionAutoConfiguration",
		"io.throughline.step.StepAutoConfiguration" })
@ConditionalOnEnabledThroughline
@ConditionalOnClass(OtelSpan.class)
@ConditionalOnBean({ Steps.class, Incidents.class, TraceStore.class, FieldRedactor.class })
public final class FeedbackAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Feedback throughlineFeedback(Steps steps, Incidents incidents, TraceStore store, FieldRedactor redactor) {
		return new Feedback(steps, incidents, store, redactor);
	}

	@Bean
	@ConditionalOnBean({ LookUpAudit.class, Problems.class })
	FeedbackChange throughlineFeedbackChange(Feedback feedback, Problems problems, LookUpAudit audit) {
		return new FeedbackChange(feedback, problems, audit);
	}

}

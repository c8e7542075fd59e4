package io.throughline.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells who looked up what: as one line of the log and as an audit event. Never says what
 * he saw.
 */
public final class LookUpAudit {

	private static final Logger logger = LoggerFactory.getLogger(LookUpAudit.class);

	private final ApplicationEventPublisher events;

	LookUpAudit(ApplicationEventPublisher events) {
		this.events = events;
	}

	void lookedUp(TraceSummary trace, Inquiry inquiry) {
		publish("INCIDENT_LOOKED_UP", trace, inquiry, Map.of());
	}

	void revealed(TraceSummary trace, Inquiry inquiry, @Nullable String spanId) {
		publish("INCIDENT_REVEALED", trace, inquiry, (spanId != null) ? Map.of("spanId", spanId) : Map.of());
	}

	void exported(TraceSummary trace, Inquiry inquiry) {
		publish("INCIDENT_EXPORTED", trace, inquiry, Map.of());
	}

	void imported(TraceSummary trace, Inquiry inquiry) {
		publish("INCIDENT_IMPORTED", trace, inquiry, Map.of());
	}

	void pinned(TraceSummary trace, Inquiry inquiry, String reason) {
		publish("INCIDENT_PINNED", trace, inquiry, Map.of("reason", reason));
	}

	void unpinned(TraceSummary trace, Inquiry inquiry) {
		publish("INCIDENT_UNPINNED", trace, inquiry, Map.of());
	}

	/**
	 * Tell that somebody did something else with what is looked up.
	 * @param type what, such as {@code EVAL_CASE_MADE}
	 * @param inquiry who
	 * @param facts to what, without content
	 */
	public void done(String type, Inquiry inquiry, Map<String, String> facts) {
		publish(type, inquiry, facts);
	}

	private void publish(String type, TraceSummary trace, Inquiry inquiry, Map<String, String> more) {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("reference", trace.reference());
		facts.put("traceId", trace.traceId());
		facts.putAll(more);
		publish(type, inquiry, facts);
	}

	@SuppressWarnings("NullAway") // JDK 17 does not see the annotation within Boot's type
	private void publish(String type, Inquiry inquiry, Map<String, String> facts) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>(facts);
		StringJoiner told = new StringJoiner(", ");
		data.forEach((name, value) -> told.add(name + "=" + value));
		logger.info("{} by {}: {}", type, Words.shortened(inquiry.user()), Words.shortened(told.toString()));
		this.events.publishEvent(new AuditApplicationEvent(inquiry.user(), type, data));
	}

}

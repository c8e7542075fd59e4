package io.throughline.drill;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells who ran a drill: as one line of the log and as an audit event.
 */
final class DrillAudit {

	private static final String TYPE = "DRILL_RUN";

	private static final Logger logger = LoggerFactory.getLogger(DrillAudit.class);

	private final ApplicationEventPublisher events;

	DrillAudit(ApplicationEventPublisher events) {
		this.events = events;
	}

	void ran(String user, DrillReport report) {
		String reference = String.join(" ", report.references());
		logger.info("{} by {}: reference={}, ready={}", TYPE, user.replaceAll("\\p{Cntrl}", " "), reference,
				report.ready());
		this.events.publishEvent(
				new AuditApplicationEvent(user, TYPE, Map.of("reference", reference, "ready", report.ready())));
	}

	void failed(String user, Exception failure) {
		logger.warn("{} by {}: the request was not answered", TYPE, user.replaceAll("\\p{Cntrl}", " "), failure);
		this.events.publishEvent(new AuditApplicationEvent(user, TYPE, Map.of("ready", false)));
	}

}

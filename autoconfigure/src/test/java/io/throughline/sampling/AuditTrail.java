package io.throughline.sampling;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.event.EventListener;

/**
 * The audit events of an application.
 */
class AuditTrail {

	private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

	@EventListener
	void on(AuditApplicationEvent event) {
		this.events.add(event.getAuditEvent());
	}

	List<AuditEvent> events() {
		return this.events;
	}

	/**
	 * Return the name that a careless login would take: "\n" is a line break.
	 */
	static String hostile(String name) {
		return name.replace("\\n", "\n");
	}

}

package io.throughline.sample.acceptance;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.event.EventListener;

/** What was audited. */
final class Audited {

	private final List<AuditEvent> events = new CopyOnWriteArrayList<>();

	@EventListener
	void audited(AuditApplicationEvent event) {
		this.events.add(event.getAuditEvent());
	}

	List<AuditEvent> by(String user) {
		return this.events.stream().filter((event) -> event.getPrincipal().equals(user)).toList();
	}

}

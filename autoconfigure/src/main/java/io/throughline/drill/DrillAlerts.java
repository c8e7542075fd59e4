package io.throughline.drill;

import java.util.concurrent.atomic.AtomicReference;

import io.throughline.incident.ThroughlineIncidentEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Hears whether the request of a drill was alerted of.
 */
final class DrillAlerts implements ApplicationListener<PayloadApplicationEvent<ThroughlineIncidentEvent>> {

	private final AtomicReference<String> awaited = new AtomicReference<>("");

	private volatile boolean heard;

	void await(String traceId) {
		this.heard = false;
		this.awaited.set(traceId);
	}

	boolean isHeard() {
		return this.heard;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<ThroughlineIncidentEvent> event) {
		if (event.getPayload().traceId().equals(this.awaited.get())) {
			this.heard = true;
		}
	}

}

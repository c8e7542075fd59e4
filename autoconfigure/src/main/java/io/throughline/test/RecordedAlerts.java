package io.throughline.test;

import io.throughline.incident.ThroughlineIncidentEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Records of which traces the application was alerted.
 */
final class RecordedAlerts implements ApplicationListener<PayloadApplicationEvent<ThroughlineIncidentEvent>> {

	private final TraceRecorder recorder;

	RecordedAlerts(TraceRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<ThroughlineIncidentEvent> event) {
		this.recorder.record(event.getPayload().traceId(), (trace) -> trace.alerted = true);
	}

}

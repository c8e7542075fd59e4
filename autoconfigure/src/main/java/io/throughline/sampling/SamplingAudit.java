package io.throughline.sampling;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells who raised what and why: as one line of the log and as an audit event.
 */
final class SamplingAudit {

	private static final Logger logger = LoggerFactory.getLogger(SamplingAudit.class);

	private final ApplicationEventPublisher events;

	SamplingAudit(ApplicationEventPublisher events) {
		this.events = events;
	}

	void raised(SamplingRaise raise) {
		logger.info("Sampling of {} raised to {} until {} by {}: {} (raise {})", raise.match(), raise.ratio(),
				raise.until(), raise.who(), raise.reason(), raise.id());
		publish(raise.who(), "SAMPLING_RAISED", raise);
	}

	void ended(SamplingRaise raise, String who) {
		logger.info("Raise {} of the sampling of {} to {} ended by {}", raise.id(), raise.match(), raise.ratio(), who);
		publish(who, "SAMPLING_RAISE_ENDED", raise);
	}

	@SuppressWarnings("NullAway") // JDK 17 does not see the annotation within Boot's type
	private void publish(String who, String type, SamplingRaise raise) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("id", raise.id());
		data.put("match", raise.match().toString());
		data.put("ratio", raise.ratio());
		data.put("until", raise.until().toString());
		data.put("reason", raise.reason());
		this.events.publishEvent(new AuditApplicationEvent(who, type, data));
	}

}

package io.throughline.incident;

import java.time.Duration;

import io.throughline.store.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Says once where the look-up is, who sees what, and how long it is kept.
 */
final class LookUpAnnouncement implements ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger(LookUpAnnouncement.class);

	private final LookUpGuard guard;

	private final IncidentsProperties properties;

	private final Retention retention;

	LookUpAnnouncement(LookUpGuard guard, IncidentsProperties properties, Retention retention) {
		this.guard = guard;
		this.properties = properties;
		this.retention = retention;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		String path = this.guard.incidents();
		if (path == null) {
			return;
		}
		Environment environment = event.getApplicationContext().getEnvironment();
		logger.info(
				"Incidents are looked up at {} on port {}. Content is shown to {}, all else to {}. "
						+ "Store: {}; content is kept {}, all else {}, pinned traces {}",
				path, environment.getProperty("local.management.port", "-"), content(), callers(),
				environment.getProperty("throughline.store.type", "memory"), days(this.retention.content()),
				days(this.retention.metadata()), days(this.retention.pinned()));
	}

	private static String days(Duration duration) {
		return duration.toDays() + " days";
	}

	private String content() {
		Show show = this.properties.showContent();
		return (show == Show.NEVER) ? "nobody" : (show == Show.ALWAYS) ? "everybody who may call it"
				: "the roles " + String.join(", ", this.properties.contentRoles());
	}

	private String callers() {
		return this.properties.unsecured() ? "everybody, since throughline.incidents.unsecured=true"
				: "who is logged in, else to this machine only";
	}

}

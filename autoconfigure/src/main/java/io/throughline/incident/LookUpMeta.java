package io.throughline.incident;

import java.time.Duration;
import java.util.List;

import io.throughline.store.Retention;
import org.jspecify.annotations.Nullable;

/**
 * What the look-up is and may do for who asks.
 *
 * @param version the version of this module
 * @param user who asks
 * @param mayReveal whether content is shown to him
 * @param mayPin whether he may pin traces
 * @param mayMakeCases whether he may make eval cases, and can
 * @param environment the name of this environment
 * @param environments the look-ups of other environments
 * @param contentRetention how long content is kept
 * @param metadataRetention how long all else is kept
 * @param store the kind of store
 * @param secured whether somebody is logged in
 */
record LookUpMeta(@Nullable String version, String user, boolean mayReveal, boolean mayPin, boolean mayMakeCases,
		@Nullable String environment, List<Link> environments, @Nullable String contentRetention,
		@Nullable String metadataRetention, String store, boolean secured) {

	static LookUpMeta of(Inquiry inquiry, LookUpPlace place) {
		Retention retention = place.retention();
		return new LookUpMeta(LookUpMeta.class.getPackage().getImplementationVersion(), inquiry.user(),
				inquiry.mayReveal(), inquiry.mayChange(), place.cases() && inquiry.mayReveal() && inquiry.mayChange(),
				place.environment(), place.environments(), (retention != null) ? days(retention.content()) : null,
				(retention != null) ? days(retention.metadata()) : null, place.store(), inquiry.isLoggedIn());
	}

	private static String days(Duration time) {
		return time.equals(Duration.ofDays(time.toDays())) ? "P" + time.toDays() + "D" : time.toString();
	}

}

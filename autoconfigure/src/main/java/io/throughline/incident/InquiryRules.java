package io.throughline.incident;

import java.time.InstantSource;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;

/**
 * What may be asked by whom.
 *
 * @param properties the configuration
 * @param access which traces may be looked up
 * @param problems how a problem is put
 * @param clock the time
 */
record InquiryRules(IncidentsProperties properties, IncidentAccess access, Problems problems, InstantSource clock) {

	boolean mayReveal(SecurityContext security) {
		return this.properties.showContent().isShown(security, this.properties.contentRoles());
	}

	// Neither does hidden content take away the role, nor content shown to all give it.
	boolean mayChange(SecurityContext security) {
		return Show.WHEN_AUTHORIZED.isShown(security, this.properties.contentRoles());
	}

}

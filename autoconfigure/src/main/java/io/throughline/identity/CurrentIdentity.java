package io.throughline.identity;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.scope.ScopeFieldsHandler;

/**
 * Whom the work on this thread is for, and the way to say so where only the application
 * can know: a session id in a body, the tenant of a row that a job works on.
 */
public final class CurrentIdentity {

	private final ObservationRegistry registry;

	private final ScopeFieldsHandler fields;

	CurrentIdentity(ObservationRegistry registry, ScopeFieldsHandler fields) {
		this.registry = registry;
		this.fields = fields;
	}

	/**
	 * Return the identity of the current observation.
	 * @return the identity, {@link Identity#NONE} outside any observation
	 */
	public Identity get() {
		Observation current = this.registry.getCurrentObservation();
		return (current != null) ? Identity.of(current.getContextView()) : Identity.NONE;
	}

	/**
	 * Say whom the current observation is for: from here on its log lines, and what it
	 * starts, carry it. What is {@code null} stays as it is. Outside any observation this
	 * does nothing.
	 * @param identity the identity
	 */
	public void set(Identity identity) {
		Observation current = this.registry.getCurrentObservation();
		if (current != null) {
			identity.putInto(current.getContext());
			this.fields.refresh();
		}
	}

}

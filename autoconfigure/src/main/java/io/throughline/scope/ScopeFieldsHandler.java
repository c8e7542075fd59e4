package io.throughline.scope;

import java.util.Map;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Keeps the MDC in step with the observation that is current on the thread. It never
 * remembers what was there: each change writes all fields anew from the observation that
 * is current then, so a scope closed late or elsewhere leaves nothing behind.
 */
public final class ScopeFieldsHandler implements ObservationHandler<Observation.Context> {

	private final ObjectProvider<ObservationRegistry> registry;

	ScopeFieldsHandler(ObjectProvider<ObservationRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		show(context);
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		// Called while the scope that closes is still the current one.
		Observation.Scope closing = this.registry.getObject().getCurrentObservationScope();
		Observation.Scope outer = (closing != null) ? closing.getPreviousObservationScope() : null;
		Observation observation = (outer != null) ? outer.getCurrentObservation() : null;
		show((observation != null) ? observation.getContextView() : null);
	}

	@Override
	@SuppressWarnings("deprecation")
	public void onScopeReset(Observation.Context context) {
		show(null);
	}

	/**
	 * Put the fields of the thread's current observation into the MDC now, after they
	 * were changed within its scope.
	 */
	public void refresh() {
		Observation current = this.registry.getObject().getCurrentObservation();
		show((current != null) ? current.getContextView() : null);
	}

	private void show(Observation.@Nullable ContextView context) {
		Map<Field, String> fields = ScopeFields.of(context);
		for (Field field : ScopeFields.ALL) {
			show(field.logKey(), fields.get(field));
		}
	}

	private void show(String key, @Nullable String value) {
		// After a write, the next log event has to copy the MDC.
		if (Objects.equals(value, MDC.get(key))) {
			return;
		}
		if (value != null) {
			MDC.put(key, value);
		}
		else {
			MDC.remove(key);
		}
	}

}

package io.throughline.scope;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.Span;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an observation that its log lines carry, together with those of the
 * observations around it; the inner value wins.
 */
public final class ScopeFields {

	/**
	 * The fields that can be put, in the order of the dictionary.
	 */
	public static final Set<Field> ALL = Collections
		.unmodifiableSet(EnumSet.of(Field.TENANT_ID, Field.SESSION_ID, Field.USER_HASH, Field.RUN_ID, Field.DRILL,
				Field.RETRY_COUNT, Field.STEP, Field.PROVIDER, Field.MODEL, Field.PROMPT_VERSION, Field.TOOL_NAME));

	private ScopeFields() {
	}

	/**
	 * Put a field; a log line gets it once a scope of the observation is opened.
	 * @param context context of the observation
	 * @param field the field, one of {@link #ALL}
	 * @param value the value, or {@code null} to take it away
	 */
	public static void put(Observation.Context context, Field field, @Nullable String value) {
		// A context is read by other threads while it is written: never change what they
		// see.
		Map<Field, String> fields = new TreeMap<>(own(context));
		if (value != null) {
			fields.put(field, value);
		}
		else {
			fields.remove(field);
		}
		context.put(ScopeFields.class, fields);
	}

	/**
	 * Put what was put into another context itself.
	 * @param context context of the observation
	 * @param source the other context
	 */
	public static void putAll(Observation.Context context, Observation.ContextView source) {
		Map<Field, String> fields = new TreeMap<>(own(context));
		fields.putAll(own(source));
		context.put(ScopeFields.class, fields);
	}

	/**
	 * Return what was put into this context itself.
	 * @param context context of the observation
	 * @return the fields, not to be changed
	 */
	public static Map<Field, String> own(Observation.ContextView context) {
		Map<Field, String> fields = context.get(ScopeFields.class);
		return (fields != null) ? fields : Map.of();
	}

	/**
	 * Return what a log line within the observation carries.
	 * @param context context of the observation, or {@code null} for none
	 * @return the fields, own and inherited
	 */
	public static Map<Field, String> of(Observation.@Nullable ContextView context) {
		Map<Field, String> fields = new TreeMap<>();
		for (Observation.ContextView at = context; at != null; at = parent(at)) {
			own(at).forEach(fields::putIfAbsent);
		}
		return fields;
	}

	/**
	 * Write the fields that were put into this context itself to its span, typed.
	 * @param context context of the observation
	 * @param span span of the observation, not ended yet
	 */
	public static void tag(Observation.ContextView context, Span span) {
		own(context).forEach((field, value) -> {
			String attribute = field.attribute();
			if (attribute != null && field.type() == Field.Type.LONG) {
				span.tag(attribute, Long.parseLong(value));
			}
			else if (attribute != null) {
				span.tag(attribute, value);
			}
		});
	}

	private static Observation.@Nullable ContextView parent(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView() : null;
	}

}

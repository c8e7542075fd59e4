package io.throughline.identity;

import java.util.EnumMap;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.throughline.propagation.IdentityValue;
import io.throughline.scope.ScopeFields;
import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request is for. A value that is not of the form {@code [A-Za-z0-9._:@-]{1,128}}
 * is dropped.
 *
 * @param tenant customer, or {@code null}
 * @param session conversation, or {@code null}
 * @param userHash keyed hash of the user id, or {@code null}
 */
public record Identity(@Nullable String tenant, @Nullable String session, @Nullable String userHash) {

	/**
	 * Nobody.
	 */
	public static final Identity NONE = new Identity(null, null, null);

	public Identity {
		tenant = validOrNull(tenant);
		session = validOrNull(session);
		userHash = validOrNull(userHash);
	}

	/**
	 * Return the identity that an observation or one around it has.
	 * @param context context of the observation, or {@code null}
	 * @return the identity, {@link #NONE} if nobody is known
	 */
	public static Identity of(Observation.@Nullable ContextView context) {
		Map<Field, String> fields = ScopeFields.of(context);
		return new Identity(fields.get(Field.TENANT_ID), fields.get(Field.SESSION_ID), fields.get(Field.USER_HASH));
	}

	/**
	 * Put what is known into an observation; what is not known stays as it is there.
	 * @param context context of the observation
	 */
	public void putInto(Observation.Context context) {
		fields().forEach((field, value) -> ScopeFields.put(context, field, value));
	}

	/**
	 * Return what is known.
	 * @return the fields of the dictionary
	 */
	public Map<Field, String> fields() {
		Map<Field, String> fields = new EnumMap<>(Field.class);
		putIfKnown(fields, Field.TENANT_ID, this.tenant);
		putIfKnown(fields, Field.SESSION_ID, this.session);
		putIfKnown(fields, Field.USER_HASH, this.userHash);
		return fields;
	}

	private static void putIfKnown(Map<Field, String> fields, Field field, @Nullable String value) {
		if (value != null) {
			fields.put(field, value);
		}
	}

	private static @Nullable String validOrNull(@Nullable String value) {
		return (value != null && IdentityValue.isValid(value)) ? value : null;
	}

}

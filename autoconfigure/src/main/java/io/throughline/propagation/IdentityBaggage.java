package io.throughline.propagation;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Identity, and the mark of a drill, in the W3C {@code baggage} header: four members, of
 * which only well-formed values are written or read. Everything else in the header is
 * ignored.
 */
public final class IdentityBaggage {

	/**
	 * Name of the header.
	 */
	public static final String HEADER = "baggage";

	// W3C Baggage asks for 8192 bytes; four members of 128 characters need far less.
	private static final int LONGEST = 8192;

	private static final Map<Field, String> MEMBERS = new EnumMap<>(Map.of(Field.TENANT_ID, "tenant.id",
			Field.SESSION_ID, "session.id", Field.USER_HASH, "user.hash", Field.DRILL, "throughline.drill"));

	private IdentityBaggage() {
	}

	/**
	 * Write the identity among the fields.
	 * @param fields fields of an observation
	 * @return value of the header, empty if there is no identity
	 */
	public static String write(Map<Field, String> fields) {
		return MEMBERS.entrySet()
			.stream()
			.filter((member) -> valid(fields.get(member.getKey())))
			.map((member) -> member.getValue() + "=" + fields.get(member.getKey()))
			.collect(Collectors.joining(","));
	}

	/**
	 * Read the identity from headers.
	 * @param headers values of the header
	 * @return the well-formed members
	 */
	public static Map<Field, String> read(Iterable<String> headers) {
		Map<Field, String> identity = new EnumMap<>(Field.class);
		for (String header : headers) {
			if (header.length() <= LONGEST) {
				for (String member : header.split(",")) {
					read(member, identity);
				}
			}
		}
		return identity;
	}

	private static void read(String member, Map<Field, String> identity) {
		int equals = member.indexOf('=');
		int properties = member.indexOf(';');
		if (equals < 0 || (properties >= 0 && properties < equals)) {
			return;
		}
		String key = member.substring(0, equals).strip();
		String value = member.substring(equals + 1, (properties < 0) ? member.length() : properties).strip();
		MEMBERS.forEach((field, name) -> {
			if (name.equals(key) && valid(value)) {
				identity.put(field, value);
			}
		});
	}

	private static boolean valid(@Nullable String value) {
		return value != null && IdentityValue.isValid(value);
	}

}

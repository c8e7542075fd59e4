package io.throughline.redaction.accuracy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Makes ids that no redaction may touch.
 */
final class Ids {

	private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final String REFERENCE = "23456789BCDFGHJKLMNPQRSTVWXYZ";

	private static final long EPOCH = 1_500_000_000L;

	private final Chance chance;

	Ids(long seed) {
		this.chance = new Chance(seed);
	}

	Map<String, Supplier<String>> byShape() {
		Chance c = this.chance;
		Map<String, Supplier<String>> shapes = new LinkedHashMap<>();
		shapes.put("UUID v4", () -> uuid(4));
		shapes.put("UUID v7", () -> uuid(7));
		shapes.put("trace id", () -> c.text(32, Chance.HEX));
		shapes.put("span id", () -> spanId(c));
		shapes.put("span id of digits, named", () -> "span_id=" + c.digits(16));
		shapes.put("traceparent", () -> "00-" + c.text(32, Chance.HEX) + "-" + c.text(16, Chance.HEX) + "-01");
		shapes.put("ULID", () -> "01" + c.text(24, CROCKFORD));
		shapes.put("reference", () -> c.text(4, REFERENCE) + "-" + c.text(4, REFERENCE));
		shapes.put("long reference",
				() -> c.text(4, REFERENCE) + "-" + c.text(4, REFERENCE) + "-" + c.text(4, REFERENCE));
		shapes.put("epoch s", () -> String.valueOf(EPOCH + c.number(400_000_000L)));
		shapes.put("epoch ms", () -> String.valueOf(EPOCH * 1000 + c.number(400_000_000_000L)));
		shapes.put("epoch us", () -> String.valueOf(EPOCH * 1_000_000 + c.number(400_000_000_000_000L)));
		shapes.put("epoch ns", () -> String.valueOf(EPOCH * 1_000_000_000 + c.number(400_000_000_000_000_000L)));
		shapes.put("ISO time",
				() -> Instant.ofEpochSecond(EPOCH + c.number(400_000_000L), c.number(1_000_000_000L)).toString());
		shapes.put("version", () -> c.of("v", "") + c.between(0, 30) + "." + c.between(0, 300) + "." + c.between(0, 99)
				+ c.of("", "-SNAPSHOT", "-rc" + c.between(1, 9), "+" + c.text(7, Chance.HEX)));
		shapes.put("Kafka offset", () -> String.valueOf(c.number(100_000_000_000L)));
		shapes.put("order id", () -> "ord_" + c.digits(c.between(4, 12)));
		shapes.put("git sha", () -> c.text(c.of(7, 40), Chance.HEX));
		shapes.put("docker digest", () -> "sha256:" + c.text(64, Chance.HEX));
		shapes.put("chatcmpl", () -> "chatcmpl-" + c.text(29, Chance.ALNUM));
		shapes.put("req", () -> "req_" + c.of(c.text(32, Chance.HEX), "011" + c.text(21, Chance.ALNUM)));
		shapes.put("call", () -> "call_" + c.text(24, Chance.ALNUM));
		shapes.put("msg", () -> "msg_01" + c.text(22, Chance.ALNUM));
		return shapes;
	}

	/**
	 * A span id with a letter: one of 1,800 has none, and some of those are cards'
	 * numbers too, so that only their name can tell.
	 */
	private static String spanId(Chance chance) {
		String id = chance.text(16, Chance.HEX);
		return id.chars().allMatch(Character::isDigit) ? spanId(chance) : id;
	}

	private String uuid(int version) {
		long high = this.chance.number(Long.MAX_VALUE) & ~0xF000L | ((long) version << 12);
		if (version == 7) {
			high = (EPOCH * 1000 + this.chance.number(400_000_000_000L)) << 16 | (high & 0xFFFF);
		}
		return new UUID(high, this.chance.number(Long.MAX_VALUE) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L)
			.toString();
	}

	/**
	 * Put an id into a text that says nothing of cards or people.
	 * @param id the id
	 * @param index which text
	 * @return the text
	 */
	static String in(String id, int index) {
		return switch (index % 6) {
			case 0 -> id;
			case 1 -> "id " + id + " was seen";
			case 2 -> "{\"id\":\"" + id + "\",\"n\":1}";
			case 3 -> "trace_id=" + id + " level=INFO";
			case 4 -> "{\"a\":\"{\\\"span_id\\\":\\\"" + id + "\\\"}\"}";
			default -> "GET /v1/items/" + id + "?x=1";
		};
	}

}

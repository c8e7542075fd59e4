package io.throughline.incident;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.throughline.store.TracePosition;

/**
 * The position after which a list goes on, as text of which nobody is to know what it
 * means.
 */
public final class Cursor {

	private static final Pattern POSITION = Pattern.compile("(-?\\d{1,12})\\.(\\d{1,9})\\.([0-9a-f]{0,32})");

	private Cursor() {
	}

	/**
	 * Write it.
	 * @param position the position
	 * @return the text
	 */
	public static String write(TracePosition position) {
		String text = position.start().getEpochSecond() + "." + position.start().getNano() + "." + position.traceId();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Read it.
	 * @throws IllegalArgumentException if it is none
	 */
	static TracePosition read(String cursor) {
		byte[] text = Base64.getUrlDecoder().decode(cursor.strip());
		Matcher position = POSITION.matcher(new String(text, StandardCharsets.US_ASCII));
		if (!position.matches()) {
			throw new IllegalArgumentException("This is no cursor");
		}
		Instant start = Instant.ofEpochSecond(Long.parseLong(position.group(1)), Long.parseLong(position.group(2)));
		return new TracePosition(start, position.group(3));
	}

}

package io.throughline.incident;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All that an incident says in sentences, from the bundle
 * {@code META-INF/throughline-messages}.
 */
public final class Words {

	private static final int LONGEST = 200;

	private static final DateTimeFormatter TIME = DateTimeFormatter
		.ofPattern("d MMM uuuu 'at' HH:mm:ss 'UTC'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final ResourceBundle bundle = ResourceBundle.getBundle("META-INF/throughline-messages", Locale.ROOT,
			Words.class.getClassLoader(), Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));

	/**
	 * Return a sentence.
	 * @param code which one
	 * @param values what it speaks of
	 * @return the sentence
	 */
	public String say(String code, @Nullable Object... values) {
		Object[] texts = Stream.of(values).map((value) -> Objects.toString(value, "-")).toArray();
		return new MessageFormat(this.bundle.getString(code), Locale.ROOT).format(texts);
	}

	/**
	 * Return one line of bounded length, so that no stored text can forge a second one.
	 * @param text the text
	 * @return its beginning
	 */
	public static String shortened(String text) {
		String cut = (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
		return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\u2028\u2029]", " ");
	}

	/**
	 * Return a duration as people say it.
	 * @param millis how many milliseconds it took
	 * @return the same in the unit that fits
	 */
	public static String millis(long millis) {
		if (millis < 1_000) {
			return millis + " ms";
		}
		return (millis < 10_000) ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
				: (millis < 120_000) ? millis / 1000 + " s" : millis / 60_000 + " min";
	}

	static String time(Instant time) {
		return TIME.format(time);
	}

}

package io.throughline.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Reads the configuration and refuses what cannot be right.
 */
public final class ConfiguredRedaction {

	private static final String PREFIX = "throughline.redaction.";

	private static final long NANOS = TimeUnit.SECONDS.toNanos(2);

	private static final int LEAST_LENGTH = 1024;

	private final RedactionProperties properties;

	ConfiguredRedaction(RedactionProperties properties) {
		this.properties = properties;
	}

	/**
	 * Create the redactor of fields that an application will have, for what happens
	 * before it has one.
	 * @param environment where it is configured, or {@code null} if that is not known
	 * @return a redactor; the one that is built in if the configuration is wrong, of
	 * which the application will say more
	 */
	public static FieldRedactor fieldRedactor(@Nullable Environment environment) {
		try {
			return create((environment != null) ? environment : new StandardEnvironment());
		}
		catch (RuntimeException ex) {
			return create(new StandardEnvironment());
		}
	}

	private static FieldRedactor create(Environment environment) {
		ConfiguredRedaction configured = new ConfiguredRedaction(
				Binder.get(environment).bindOrCreate("throughline.redaction", RedactionProperties.class));
		return FieldRedactor.of(configured.redactor(), configured.fields(), hash(environment)::hash);
	}

	static KeyedHash hash(Environment environment) {
		String key = environment.getProperty("throughline.identity.hash-key");
		return StringUtils.hasLength(key) ? new KeyedHash(key) : KeyedHash.random();
	}

	Redactor redactor() {
		int maxLength = this.properties.maxLength();
		if (maxLength < LEAST_LENGTH) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "max-length", maxLength,
					"it must be a number of characters, " + LEAST_LENGTH + " or more");
		}
		return new ScanningRedactor(BuiltInRules.all(regions()), patterns(), maxLength, NANOS, System::nanoTime);
	}

	private List<String> regions() {
		for (String region : this.properties.phoneRegions()) {
			if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "phone-regions", region,
						"it must be the ISO 3166 code of a country, in capitals such as 'KZ'");
			}
		}
		return this.properties.phoneRegions();
	}

	private List<CustomPattern> patterns() {
		List<CustomPattern> patterns = new ArrayList<>();
		new TreeMap<>(this.properties.patterns()).forEach((name, regex) -> patterns.add(pattern(name, regex)));
		return patterns;
	}

	private static CustomPattern pattern(String name, String regex) {
		String key = PREFIX + "patterns." + name;
		try {
			Pattern pattern = Pattern.compile(regex);
			if (pattern.matches("")) {
				throw new InvalidConfigurationPropertyValueException(key, regex,
						"it must not match the empty text: use '+' instead of '*'");
			}
			return new CustomPattern(name, pattern);
		}
		catch (PatternSyntaxException ex) {
			throw new InvalidConfigurationPropertyValueException(key, regex, "it is no regular expression of RE2 ("
					+ ex.getDescription() + "): see https://github.com/google/re2/wiki/Syntax, it has no look-around");
		}
	}

	Map<String, RedactionMode> fields() {
		Map<String, RedactionMode> modes = new HashMap<>();
		this.properties.fields().forEach((name, mode) -> modes.put(name, mode(name, mode)));
		return modes;
	}

	private static RedactionMode mode(String name, String mode) {
		try {
			return RedactionMode.valueOf(mode.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "fields." + name, mode,
					"it must be one of full, redact, hash, drop");
		}
	}

}

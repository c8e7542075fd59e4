package io.throughline.redaction;

import java.util.List;
import java.util.Map;

/**
 * Redactors as the configuration makes them.
 */
public final class Redactors {

	private static final List<String> REGIONS = List.of("US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "RU", "KZ",
			"IN", "BR", "AU", "CN");

	private static final int MAX_LENGTH = 262_144;

	private Redactors() {
	}

	/**
	 * Return a redactor as it is without configuration.
	 * @return a redactor
	 */
	public static Redactor byDefault() {
		return configured(Map.of());
	}

	static Redactor configured(Map<String, String> patterns) {
		return new ConfiguredRedaction(new RedactionProperties(patterns, Map.of(), REGIONS, MAX_LENGTH)).redactor();
	}

	static Redactor ofRegions(List<String> regions) {
		return new ConfiguredRedaction(new RedactionProperties(Map.of(), Map.of(), regions, MAX_LENGTH)).redactor();
	}

}

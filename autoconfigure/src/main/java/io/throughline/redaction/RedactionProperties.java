package io.throughline.redaction;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is redacted, beyond what always is.
 *
 * @param patterns Regular expressions of RE2 by the name that replaces what they find.
 * @param fields What becomes of values by attribute or log key: "full", "redact", "hash"
 * or "drop". Keys with dots are written in brackets.
 * @param phoneRegions Countries, as ISO 3166 codes, whose phone numbers are known without
 * their country's prefix.
 * @param maxLength Characters of the longest text that is not cut.
 */
@ConfigurationProperties("throughline.redaction")
record RedactionProperties(@DefaultValue Map<String, String> patterns, @DefaultValue Map<String, String> fields,
		@DefaultValue( {
				"US", "GB", "DE", "FR", "ES", "IT", "NL", "PL", "RU", "KZ", "IN", "BR", "AU",
				"CN" }) List<String> phoneRegions,
		@DefaultValue("262144") int maxLength){

	RedactionProperties {
		patterns = Map.copyOf(patterns);
		fields = Map.copyOf(fields);
		phoneRegions = List.copyOf(phoneRegions);
	}

}

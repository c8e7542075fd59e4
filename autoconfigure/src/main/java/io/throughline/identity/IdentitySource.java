package io.throughline.identity;

import java.security.Principal;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * One place in a request where a value of the identity may stand.
 */
@FunctionalInterface
interface IdentitySource {

	/**
	 * The form of a source in the configuration.
	 */
	Pattern FORM = Pattern.compile("(header|claim):([!#$%&'*+.^_`|~0-9A-Za-z-]+)|principal|none");

	@Nullable String read(IdentityRequest request);

	/**
	 * Read a source from the configuration.
	 * @param key the property's key
	 * @param value the property's value
	 * @param claims reads a claim of a principal
	 * @return the source
	 * @throws InvalidConfigurationPropertyValueException if the value is of no known form
	 */
	static IdentitySource of(String key, String value, BiFunction<Principal, String, @Nullable String> claims) {
		Matcher form = FORM.matcher(value);
		if (!form.matches()) {
			throw new InvalidConfigurationPropertyValueException(key, value,
					"it must be 'header:NAME', 'claim:NAME', 'principal' or 'none'");
		}
		if (value.equals("none")) {
			return (request) -> null;
		}
		if (value.equals("principal")) {
			return (request) -> name(request.principal());
		}
		String name = form.group(2);
		if (form.group(1).equals("header")) {
			return (request) -> request.header(name);
		}
		return (request) -> {
			Principal principal = request.principal();
			return (principal != null) ? claims.apply(principal, name) : null;
		};
	}

	private static @Nullable String name(@Nullable Principal principal) {
		return (principal != null) ? principal.getName() : null;
	}

}

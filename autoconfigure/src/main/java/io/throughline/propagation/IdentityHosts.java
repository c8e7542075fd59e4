package io.throughline.propagation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The hosts that are told for whom a request is.
 */
final class IdentityHosts {

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

	// A number, decimal or hexadecimal, is an address and may be anywhere.
	private static final Pattern SINGLE_LABEL = Pattern.compile("(?!\\d+$|0x[0-9a-f]*$)[a-z0-9_-]+");

	private final List<String> patterns;

	IdentityHosts(List<String> patterns) {
		this.patterns = patterns.stream().map((pattern) -> pattern.toLowerCase(Locale.ROOT)).toList();
	}

	boolean contains(@Nullable String host) {
		if (host == null || host.isEmpty()) {
			return false;
		}
		String name = host.toLowerCase(Locale.ROOT);
		return this.patterns.stream().anyMatch((pattern) -> matches(pattern, name));
	}

	private boolean matches(String pattern, String host) {
		return switch (pattern) {
			case "loopback" -> LOOPBACK.matcher(host).matches();
			case "single-label" -> SINGLE_LABEL.matcher(host).matches();
			default -> (pattern.startsWith("*.")) ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
		};
	}

}

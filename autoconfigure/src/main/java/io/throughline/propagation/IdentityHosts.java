package io.throughline.propagation;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The hosts that are told for whom a request is.
 */
final class IdentityHosts {

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
			case "loopback" -> host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
			case "single-label" -> host.matches("[a-z0-9_-]*[a-z_-][a-z0-9_-]*");
			default -> (pattern.startsWith("*.")) ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
		};
	}

}

package io.throughline.incident;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may come to the look-up at all. Another site's page may not make a browser look
 * something up, but may link to it. Where nobody is logged in, only this machine may, by
 * a name of its own: else a foreign page could be served under a name that leads here.
 */
final class CallerRules {

	private static final Logger logger = LoggerFactory.getLogger(CallerRules.class);

	private static final Set<String> READS = Set.of("GET", "HEAD");

	// What came through a proxy did not come from this machine.
	private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Real-IP");

	private final Set<String> hosts;

	private final boolean unsecured;

	private final AtomicBoolean warned = new AtomicBoolean();

	CallerRules(Collection<String> hosts, boolean unsecured) {
		this.hosts = hosts.stream().map(CallerRules::host).collect(Collectors.toUnmodifiableSet());
		this.unsecured = unsecured;
	}

	boolean allow(LookUpRequest request) {
		return isOwnSite(request) && (request.user() != null || this.unsecured || isLocal(request));
	}

	static boolean isRead(LookUpRequest request) {
		return READS.contains(request.method());
	}

	private static boolean isOwnSite(LookUpRequest request) {
		String site = request.header("Sec-Fetch-Site");
		if (!isRead(request)) {
			return site == null || site.equals("same-origin");
		}
		return !"cross-site".equals(site) || (request.user() != null && isLink(request));
	}

	private static boolean isLink(LookUpRequest request) {
		String destination = request.header("Sec-Fetch-Dest");
		return request.method().equals("GET") && "navigate".equals(request.header("Sec-Fetch-Mode"))
				&& (destination == null || destination.equals("document"));
	}

	private boolean isLocal(LookUpRequest request) {
		boolean forwarded = FORWARDED.stream().anyMatch((name) -> request.header(name) != null);
		boolean local = !forwarded && request.isLoopback() && isOwnHost(request.header("Host"));
		if (!local && this.warned.compareAndSet(false, true)) {
			logger.warn("A look-up was refused, since nobody is logged in and it did not come from this machine by a "
					+ "name in throughline.incidents.allowed-hosts. Let Spring Security protect the endpoints, or set "
					+ "throughline.incidents.unsecured=true if something else does.");
		}
		return local;
	}

	private boolean isOwnHost(@Nullable String header) {
		return header != null && this.hosts.contains(host(header));
	}

	private static String host(String header) {
		return header.strip().replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
	}

}

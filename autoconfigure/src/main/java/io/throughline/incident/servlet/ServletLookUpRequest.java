package io.throughline.incident.servlet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.List;

import io.throughline.incident.LookUpRequest;
import io.throughline.incident.PathSegments;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The guard's view of a servlet request.
 */
final class ServletLookUpRequest implements LookUpRequest {

	// Set where Tomcat took the address from a header.
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	private final HttpServletRequest request;

	// Wrappers take the address and the host from headers.
	private final HttpServletRequest sent;

	ServletLookUpRequest(HttpServletRequest request) {
		this.request = request;
		this.sent = unwrap(request);
	}

	private static HttpServletRequest unwrap(HttpServletRequest request) {
		ServletRequest inner = request;
		while (inner instanceof ServletRequestWrapper wrapper) {
			inner = wrapper.getRequest();
		}
		return (inner instanceof HttpServletRequest http) ? http : request;
	}

	@Override
	public String method() {
		return this.request.getMethod();
	}

	@Override
	public List<String> path() {
		try {
			return PathSegments.of(ServletRequestPathUtils.parse(this.request).pathWithinApplication());
		}
		catch (IllegalArgumentException ex) {
			// Cannot be decoded: no handler will be found either.
			return List.of();
		}
	}

	@Override
	public @Nullable String header(String name) {
		return this.sent.getHeader(name);
	}

	@Override
	public boolean hasParameter(String name) {
		return this.request.getParameter(name) != null;
	}

	@Override
	public @Nullable Principal user() {
		return this.request.getUserPrincipal();
	}

	@Override
	public boolean isLoopback() {
		try {
			String address = this.sent.getRemoteAddr();
			return address != null && this.sent.getAttribute(FORWARDED) == null
					&& InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}

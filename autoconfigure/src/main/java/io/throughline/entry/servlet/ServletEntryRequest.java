package io.throughline.entry.servlet;

import java.security.Principal;

import io.throughline.entry.EntryRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The entry's view of a servlet request.
 */
final class ServletEntryRequest implements EntryRequest {

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	ServletEntryRequest(HttpServletRequest request, HttpServletResponse response) {
		this.request = request;
		this.response = response;
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeader(name);
	}

	@Override
	public @Nullable Principal principal() {
		return this.request.getUserPrincipal();
	}

	@Override
	public String method() {
		return this.request.getMethod();
	}

	@Override
	public String path() {
		String uri = this.request.getRequestURI();
		String context = this.request.getContextPath();
		return (uri.startsWith(context)) ? uri.substring(context.length()) : uri;
	}

	@Override
	public String lookupPath() {
		// Decoded and normalised: "/actuator/../chat" is "/chat".
		String info = this.request.getPathInfo();
		return (info != null) ? this.request.getServletPath() + info : this.request.getServletPath();
	}

	@Override
	public void answerHeader(String name, String value) {
		this.response.setHeader(name, value);
	}

	@Override
	public void attribute(String name, @Nullable Object value) {
		this.request.setAttribute(name, value);
	}

}

package io.throughline.entry.servlet;

import java.io.IOException;

import io.throughline.entry.EntryRecorder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Identifies a request once more behind Spring Security, where its principal is known.
 */
final class ServletIdentityFilter extends OncePerRequestFilter {

	private final EntryRecorder recorder;

	ServletIdentityFilter(EntryRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getUserPrincipal() != null) {
			ServerHttpObservationFilter.findObservationContext(request)
				.ifPresent((context) -> this.recorder.identify(new ServletEntryRequest(request, response), context));
		}
		chain.doFilter(request, response);
	}

}

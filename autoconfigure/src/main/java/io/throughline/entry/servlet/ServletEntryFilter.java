package io.throughline.entry.servlet;

import java.io.IOException;

import io.throughline.entry.EntryRecorder;
import io.throughline.entry.UnmarkedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Receives each request right behind Boot's observation filter.
 */
final class ServletEntryFilter extends OncePerRequestFilter {

	private final EntryRecorder recorder;

	ServletEntryFilter(EntryRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ServerRequestObservationContext context = ServerHttpObservationFilter.findObservationContext(request)
			.orElse(null);
		if (context != null && !this.recorder.open(new ServletEntryRequest(request, response), context)) {
			turnDown(response, context);
			return;
		}
		chain.doFilter(request, response);
		if (context != null && request.isAsyncStarted()) {
			// Added before Boot's own listener, so that a time-out is known when it stops
			// the observation.
			request.getAsyncContext().addListener(new AsyncTimeout(request, context));
		}
	}

	private void turnDown(HttpServletResponse response, ServerRequestObservationContext context) throws IOException {
		response.setStatus(UnmarkedRequest.STATUS);
		response.setContentType(UnmarkedRequest.CONTENT_TYPE);
		response.getOutputStream().write(UnmarkedRequest.problem(context));
	}

}

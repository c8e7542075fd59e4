package io.throughline.incident.servlet;

import java.io.IOException;

import io.throughline.incident.LookUpAnswer;
import io.throughline.incident.LookUpGuard;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks the guard about each request to the look-up.
 */
final class LookUpFilter extends OncePerRequestFilter {

	private final LookUpGuard guard;

	LookUpFilter(LookUpGuard guard) {
		this.guard = guard;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ServletLookUpRequest lookUp = new ServletLookUpRequest(request);
		if (this.guard.isIdle() || !this.guard.guards(lookUp.path())) {
			chain.doFilter(request, response);
			return;
		}
		this.guard.headers().forEach(response::setHeader);
		LookUpAnswer answer = this.guard.check(lookUp);
		if (answer != null) {
			write(answer, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static void write(LookUpAnswer answer, HttpServletResponse response) throws IOException {
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

}

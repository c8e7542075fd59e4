package io.throughline.entry.servlet;

import java.io.IOException;

import io.throughline.entry.EntryRecorder;
import io.throughline.scope.MdcScope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.GenericFilterBean;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Outermost of all filters: leaves the ids in the MDC for what the container itself logs
 * after the filters, such as an unhandled exception, and for the error dispatch, where no
 * observation is open. The container's end of the request takes them away.
 */
final class ServletResidueFilter extends GenericFilterBean implements ServletRequestListener {

	private final EntryRecorder recorder;

	ServletResidueFilter(EntryRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		ServerRequestObservationContext context = context(request);
		try {
			if (context != null && request.getDispatcherType() == DispatcherType.ERROR) {
				doFilterError(request, (HttpServletResponse) response, chain, context);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		finally {
			if (!request.isAsyncStarted()) {
				leave(request);
			}
		}
	}

	private void doFilterError(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
			ServerRequestObservationContext context) throws IOException, ServletException {
		leave(request);
		// A container may have reset the answer's headers before it dispatched the error.
		this.recorder.mark(new ServletEntryRequest(request, response), context);
		String route = context.getPathPattern();
		try {
			chain.doFilter(request, response);
		}
		finally {
			// The observation of an asynchronous request is still open and would take the
			// route of the error page for its own.
			context.setPathPattern(route);
		}
	}

	@Override
	public void requestInitialized(ServletRequestEvent event) {
		MdcScope.clear();
	}

	@Override
	public void requestDestroyed(ServletRequestEvent event) {
		MdcScope.clear();
	}

	@SuppressWarnings("resource")
	private void leave(HttpServletRequest request) {
		MdcScope.open(context(request));
	}

	private @Nullable ServerRequestObservationContext context(HttpServletRequest request) {
		return ServerHttpObservationFilter.findObservationContext(request).orElse(null);
	}

}

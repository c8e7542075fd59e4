package io.throughline.entry.servlet;

import io.micrometer.tracing.Span;
import io.throughline.scope.MdcScope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

/**
 * Tells the observation of a request that it timed out, which it would otherwise record
 * as a success.
 */
final class AsyncTimeout implements AsyncListener {

	private final ServerRequestObservationContext context;

	AsyncTimeout(ServerRequestObservationContext context) {
		this.context = context;
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		AsyncRequestTimeoutException timeout = new AsyncRequestTimeoutException();
		this.context.setError(timeout);
		Span span = MdcScope.span(this.context);
		if (span != null) {
			span.error(timeout);
		}
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

	@Override
	public void onComplete(AsyncEvent event) {
		// told by Boot's listener
	}

	@Override
	public void onError(AsyncEvent event) {
		// told by Boot's listener
	}

}

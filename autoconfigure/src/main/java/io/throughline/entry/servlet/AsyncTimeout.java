package io.throughline.entry.servlet;

import io.micrometer.tracing.Span;
import io.throughline.scope.MdcScope;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.context.request.async.WebAsyncManager;
import org.springframework.web.context.request.async.WebAsyncUtils;

/**
 * Tells the observation of a request that it timed out, which it would otherwise record
 * as a success, unless the application has an answer for that.
 */
final class AsyncTimeout implements AsyncListener {

	private final HttpServletRequest request;

	private final ServerRequestObservationContext context;

	AsyncTimeout(HttpServletRequest request, ServerRequestObservationContext context) {
		this.request = request;
		this.context = context;
	}

	/**
	 * Return whether a request timed out whose answer is not decided yet: Boot stops its
	 * observation before the application answers and once more after that.
	 */
	static boolean isUndecided(ServerRequestObservationContext context) {
		return context.containsKey(AsyncTimeout.class);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		this.context.put(AsyncTimeout.class, this);
		Throwable failure = failure();
		if (failure == null) {
			return;
		}
		this.context.setError(failure);
		Span span = MdcScope.span(this.context);
		if (span != null) {
			span.error(failure);
		}
	}

	/**
	 * Return what Spring MVC, which was told before, made of the time-out.
	 */
	private @Nullable Throwable failure() {
		WebAsyncManager manager = WebAsyncUtils.getAsyncManager(this.request);
		if (!manager.hasConcurrentResult()) {
			return new AsyncRequestTimeoutException();
		}
		return (manager.getConcurrentResult() instanceof Throwable failure) ? failure : null;
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.context.remove(AsyncTimeout.class);
	}

	@Override
	public void onError(AsyncEvent event) {
		// told by Boot's listener
	}

}

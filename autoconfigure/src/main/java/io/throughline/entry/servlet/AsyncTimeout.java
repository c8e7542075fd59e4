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

	private volatile @Nullable Throwable failure;

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
		if (isAnswered()) {
			return;
		}
		Throwable timeout = new AsyncRequestTimeoutException();
		this.failure = timeout;
		this.context.setError(timeout);
		Span span = MdcScope.span(this.context);
		if (span != null) {
			span.error(timeout);
		}
	}

	/**
	 * Return whether Spring MVC, which was told before, has an answer in spite of it.
	 */
	private boolean isAnswered() {
		WebAsyncManager manager = WebAsyncUtils.getAsyncManager(this.request);
		return manager.hasConcurrentResult() && !(manager.getConcurrentResult() instanceof Throwable);
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.context.remove(AsyncTimeout.class);
		Throwable timeout = this.failure;
		if (timeout != null) {
			// Not the interruption of the thread that was too slow.
			this.context.setError(timeout);
		}
	}

	@Override
	public void onError(AsyncEvent event) {
		// told by Boot's listener
	}

}

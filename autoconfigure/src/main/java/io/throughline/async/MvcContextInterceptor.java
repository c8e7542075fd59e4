package io.throughline.async;

import java.util.concurrent.Callable;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;

/**
 * Runs what a controller returned to be run later ({@code Callable},
 * {@code WebAsyncTask}, {@code StreamingResponseBody}) in the request's context,
 * whichever executor runs it.
 */
final class MvcContextInterceptor implements CallableProcessingInterceptor {

	private static final String SNAPSHOT = MvcContextInterceptor.class.getName() + ".snapshot";

	private static final String SCOPE = MvcContextInterceptor.class.getName() + ".scope";

	private final ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();

	@Override
	public <T> void beforeConcurrentHandling(NativeWebRequest request, Callable<T> task) {
		request.setAttribute(SNAPSHOT, this.snapshots.captureAll(), RequestAttributes.SCOPE_REQUEST);
	}

	@Override
	public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
		if (request.getAttribute(SNAPSHOT, RequestAttributes.SCOPE_REQUEST) instanceof ContextSnapshot snapshot) {
			request.setAttribute(SCOPE, snapshot.setThreadLocals(), RequestAttributes.SCOPE_REQUEST);
		}
	}

	@Override
	public <T> void postProcess(NativeWebRequest request, Callable<T> task, @Nullable Object result) {
		if (request.getAttribute(SCOPE, RequestAttributes.SCOPE_REQUEST) instanceof ContextSnapshot.Scope scope) {
			scope.close();
		}
	}

}

package io.throughline.entry.reactive;

import io.micrometer.observation.Observation;
import io.throughline.entry.ClosedRequest;
import io.throughline.entry.ClosingLineHandler;
import io.throughline.entry.EntryRecorder;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Logs the closing line of reactive exchanges.
 */
final class ReactiveClosingLineHandler extends ClosingLineHandler<ServerRequestObservationContext> {

	ReactiveClosingLineHandler(EntryRecorder recorder) {
		super(recorder);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	protected @Nullable ClosedRequest closed(ServerRequestObservationContext context) {
		ServerHttpRequest request = context.getCarrier();
		ServerHttpResponse response = context.getResponse();
		if (request == null || response == null) {
			return null;
		}
		return new ClosedRequest(request.getMethod().name(), request.getPath().pathWithinApplication().value(),
				context.getPathPattern(), status(response), context.getError(), context.isConnectionAborted());
	}

	private int status(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return (status != null) ? status.value() : 200;
	}

}

package io.throughline.entry.reactive;

import io.micrometer.observation.Observation;
import io.throughline.entry.ClosedRequest;
import io.throughline.entry.ClosingLineHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Logs the closing line of reactive exchanges.
 */
final class ReactiveClosingLineHandler extends ClosingLineHandler<ServerRequestObservationContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	protected @Nullable ClosedRequest closed(ServerRequestObservationContext context) {
		ServerHttpResponse response = context.getResponse();
		return (response != null) ? new ClosedRequest(context.getPathPattern(), status(response), context.getError(),
				context.isConnectionAborted()) : null;
	}

	private int status(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return (status != null) ? status.value() : 200;
	}

}

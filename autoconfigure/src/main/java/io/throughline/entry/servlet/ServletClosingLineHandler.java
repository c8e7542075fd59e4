package io.throughline.entry.servlet;

import io.micrometer.observation.Observation;
import io.throughline.entry.ClosedRequest;
import io.throughline.entry.ClosingLineHandler;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Logs the closing line of servlet requests.
 */
final class ServletClosingLineHandler extends ClosingLineHandler<ServerRequestObservationContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	protected @Nullable ClosedRequest closed(ServerRequestObservationContext context) {
		HttpServletResponse response = context.getResponse();
		boolean undecided = AsyncTimeout.isUndecided(context);
		return (response != null && !undecided)
				? new ClosedRequest(context.getPathPattern(), response.getStatus(), context.getError(), false) : null;
	}

}

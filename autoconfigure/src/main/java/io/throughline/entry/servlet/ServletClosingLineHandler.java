package io.throughline.entry.servlet;

import io.micrometer.observation.Observation;
import io.throughline.entry.ClosedRequest;
import io.throughline.entry.ClosingLineHandler;
import io.throughline.entry.EntryRecorder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.ErrorResponse;

/**
 * Logs the closing line of servlet requests.
 */
final class ServletClosingLineHandler extends ClosingLineHandler<ServerRequestObservationContext> {

	ServletClosingLineHandler(EntryRecorder recorder) {
		super(recorder);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	protected @Nullable ClosedRequest closed(ServerRequestObservationContext context) {
		HttpServletRequest request = context.getCarrier();
		HttpServletResponse response = context.getResponse();
		if (request == null || response == null) {
			return null;
		}
		String path = new ServletEntryRequest(request, response).path();
		return new ClosedRequest(request.getMethod(), path, context.getPathPattern(), status(context, response),
				context.getError(), false);
	}

	private int status(ServerRequestObservationContext context, HttpServletResponse response) {
		boolean late = response.getStatus() < 400 && context.getError() instanceof ErrorResponse;
		return (late && context.getError() instanceof ErrorResponse error) ? error.getStatusCode().value()
				: response.getStatus();
	}

}

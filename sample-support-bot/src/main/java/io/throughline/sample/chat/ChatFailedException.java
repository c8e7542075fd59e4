package io.throughline.sample.chat;

import io.throughline.sample.TraceRef;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** There is no answer: a 502 that carries the outcome and the reference. */
final class ChatFailedException extends ErrorResponseException {

	ChatFailedException(TraceRef trace, @Nullable Throwable cause) {
		super(HttpStatus.BAD_GATEWAY, cause);
		setTitle("No answer");
		setDetail("The assistant could not answer. Nothing was changed; try again in a moment.");
		getBody().setProperty("outcome", Outcome.FAILED);
		getBody().setProperty("traceId", trace.traceId());
		getBody().setProperty("reference", trace.reference());
	}

}

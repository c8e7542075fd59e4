package io.throughline.entry;

import java.nio.charset.StandardCharsets;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.TraceContext;
import io.throughline.reference.Reference;
import io.throughline.scope.MdcScope;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * What is answered to a request that brings no usable trace id to a route that requires
 * one. The answer names the trace in which that was found.
 */
public final class UnmarkedRequest {

	/**
	 * Status of the answer.
	 */
	public static final int STATUS = 400;

	/**
	 * Content type of the answer.
	 */
	public static final String CONTENT_TYPE = "application/problem+json";

	// Before any message converter.
	private static final JsonWriter<Observation.ContextView> PROBLEM = JsonWriter.of((members) -> {
		members.add("type", "about:blank");
		members.add("title", "Trace id required");
		members.add("status", STATUS);
		members.add("detail", "Send the \"traceparent\" header of W3C Trace Context, once and whole.");
		members.add(EntryRecorder.TRACE_ATTRIBUTE, UnmarkedRequest::traceId).whenNotNull();
		members.add(EntryRecorder.REFERENCE_ATTRIBUTE, UnmarkedRequest::reference).whenNotNull();
	});

	private UnmarkedRequest() {
	}

	/**
	 * Return the body of the answer.
	 * @param request context of the request's observation
	 * @return a problem as JSON
	 */
	public static byte[] problem(Observation.ContextView request) {
		return PROBLEM.writeToString(request).getBytes(StandardCharsets.UTF_8);
	}

	private static @Nullable String traceId(Observation.ContextView request) {
		TraceContext trace = MdcScope.trace(request);
		return (trace != null) ? trace.traceId() : null;
	}

	private static @Nullable String reference(Observation.ContextView request) {
		String traceId = traceId(request);
		return (traceId != null) ? Reference.of(traceId).text() : null;
	}

}

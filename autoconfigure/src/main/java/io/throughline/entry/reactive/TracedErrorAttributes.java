package io.throughline.entry.reactive;

import java.util.Map;

import io.throughline.entry.EntryRecorder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Boot's error attributes with {@code trace_id} and {@code reference}.
 */
final class TracedErrorAttributes extends DefaultErrorAttributes {

	@Override
	@SuppressWarnings("NullAway") // JDK 17 does not see the annotation within Boot's type
	public Map<String, @Nullable Object> getErrorAttributes(ServerRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
		request.attribute(EntryRecorder.TRACE_ATTRIBUTE)
			.ifPresent((value) -> attributes.put(EntryRecorder.TRACE_ATTRIBUTE, value));
		request.attribute(EntryRecorder.REFERENCE_ATTRIBUTE)
			.ifPresent((value) -> attributes.put(EntryRecorder.REFERENCE_ATTRIBUTE, value));
		return attributes;
	}

}

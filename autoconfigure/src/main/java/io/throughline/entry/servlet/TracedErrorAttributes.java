package io.throughline.entry.servlet;

import java.util.Map;

import io.throughline.entry.EntryRecorder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * Boot's error attributes with {@code trace_id} and {@code reference}.
 */
final class TracedErrorAttributes extends DefaultErrorAttributes {

	@Override
	@SuppressWarnings("NullAway") // JDK 17 does not see the annotation within Boot's type
	public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
		add(attributes, request, EntryRecorder.TRACE_ATTRIBUTE);
		add(attributes, request, EntryRecorder.REFERENCE_ATTRIBUTE);
		return attributes;
	}

	private void add(Map<String, @Nullable Object> attributes, WebRequest request, String name) {
		Object value = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
		if (value != null) {
			attributes.put(name, value);
		}
	}

}

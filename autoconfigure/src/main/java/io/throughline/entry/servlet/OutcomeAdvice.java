package io.throughline.entry.servlet;

import io.throughline.entry.EntryRecorder;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Lets the answer of a controller tell that something failed, at the last moment at which
 * a servlet takes a header.
 */
@ControllerAdvice
final class OutcomeAdvice implements ResponseBodyAdvice<Object> {

	private final EntryRecorder recorder;

	OutcomeAdvice(EntryRecorder recorder) {
		this.recorder = recorder;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType contentType,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (request instanceof ServletServerHttpRequest in && response instanceof ServletServerHttpResponse out) {
			HttpServletRequest servlet = in.getServletRequest();
			ServerHttpObservationFilter.findObservationContext(servlet)
				.ifPresent((context) -> this.recorder.answer(new ServletEntryRequest(servlet, out.getServletResponse()),
						context));
		}
		return body;
	}

}

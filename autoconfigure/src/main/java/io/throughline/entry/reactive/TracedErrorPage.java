package io.throughline.entry.reactive;

import java.util.Map;

import io.throughline.entry.ErrorIds;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.autoconfigure.web.WebProperties.Resources;
import org.springframework.boot.webflux.autoconfigure.error.DefaultErrorWebExceptionHandler;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Boot's error handler with our page where it would show its white label.
 */
final class TracedErrorPage extends DefaultErrorWebExceptionHandler {

	TracedErrorPage(ErrorAttributes errorAttributes, Resources resources, ErrorProperties errorProperties,
			ApplicationContext applicationContext) {
		super(errorAttributes, resources, errorProperties, applicationContext);
	}

	@Override
	@SuppressWarnings("NullAway") // JDK 17 does not see the annotation within Boot's type
	protected Mono<ServerResponse> renderDefaultErrorView(ServerResponse.BodyBuilder body,
			Map<String, @Nullable Object> error) {
		return body.bodyValue(ErrorIds.page(error));
	}

}

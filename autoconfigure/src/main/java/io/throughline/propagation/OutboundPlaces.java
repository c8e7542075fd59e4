package io.throughline.propagation;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

/**
 * Names where requests go to: method, host and route, by the client's template if it has
 * one, and without what may be an id.
 */
public final class OutboundPlaces {

	private static final Pattern WORD = Pattern.compile("[A-Za-z._~-]{1,32}|v\\d+[a-z0-9]{0,6}|\\{\\w{1,32}}");

	private static final int MOST_SEGMENTS = 6;

	private final CarrierAdapters carriers;

	OutboundPlaces(CarrierAdapters carriers) {
		this.carriers = carriers;
	}

	/**
	 * Name where a request goes to.
	 * @param request context of its observation, which has started
	 * @return the name, such as {@code POST crm.internal/status}, or {@code null} if it
	 * is no HTTP request
	 */
	public @Nullable String of(SenderContext<?> request) {
		CarrierAdapter.Target target = this.carriers.target(request.getCarrier());
		if (target == null) {
			return null;
		}
		KeyValue template = request.getLowCardinalityKeyValue("uri");
		String path = (template != null && template.getValue().startsWith("/")) ? template.getValue()
				: Objects.requireNonNullElse(target.uri().getRawPath(), "");
		return target.method() + " " + Objects.requireNonNullElse(target.uri().getHost(), "unknown") + route(path);
	}

	private static String route(String path) {
		return Stream.of(path.split("/"))
			.skip(1)
			.limit(MOST_SEGMENTS)
			.map((segment) -> WORD.matcher(segment).matches() ? segment : "{id}")
			.collect(Collectors.joining("/", "/", ""));
	}

}

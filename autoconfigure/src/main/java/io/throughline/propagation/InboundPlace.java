package io.throughline.propagation;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Names where a request came in: its method and the route that was matched.
 */
final class InboundPlace {

	private InboundPlace() {
	}

	static String of(Observation.ContextView request, @Nullable String required) {
		String method = value(request, "method");
		String route = value(request, "uri");
		if (method == null || route == null) {
			return String.valueOf(request.getName());
		}
		if (route.equals("root")) {
			return method + " /";
		}
		boolean matched = route.startsWith("/");
		return method + " " + (matched ? route : (required != null) ? required : "without a route");
	}

	private static @Nullable String value(Observation.ContextView request, String key) {
		KeyValue found = request.getLowCardinalityKeyValue(key);
		return (found != null) ? found.getValue() : null;
	}

}

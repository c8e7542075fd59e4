package io.throughline.incident;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Where the pages of incidents are reached.
 *
 * @param baseUrl Address of the look-up as people reach it, such as
 * "https://shop.example/actuator/incidents". Links in tickets begin with it.
 */
@ConfigurationProperties("throughline.incidents")
record IncidentPageProperties(@Nullable URI baseUrl) {

	IncidentPageProperties {
		if (baseUrl != null && (baseUrl.getHost() == null || baseUrl.getQuery() != null
				|| !List.of("http", "https").contains(baseUrl.getScheme()))) {
			throw new InvalidConfigurationPropertyValueException("throughline.incidents.base-url", baseUrl,
					"it must begin with 'http://' or 'https://' and a host, and hold no '?'");
		}
	}

}

package io.throughline.drill;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The request of the drill that an operator runs.
 *
 * @param enabled Whether the "drill" endpoint exists.
 * @param method HTTP method of the request.
 * @param path Path of the request within the application.
 * @param body JSON body of the request. Empty for none.
 */
@ConfigurationProperties("throughline.drill")
record DrillProperties(@DefaultValue("false") boolean enabled, @DefaultValue("POST") String method,
		@DefaultValue("/") String path, @DefaultValue("") String body) {

	DrillProperties {
		if (!path.matches("/[^\\s#]*")) {
			throw new InvalidConfigurationPropertyValueException("throughline.drill.path", path,
					"it is to begin with \"/\" and to have neither spaces nor a fragment");
		}
		if (!method.matches("[A-Z]+")) {
			throw new InvalidConfigurationPropertyValueException("throughline.drill.method", method,
					"it is to be an HTTP method, such as POST");
		}
	}

}

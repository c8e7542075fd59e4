package io.throughline.genai;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calls of models.
 *
 * @param providers Names of providers by host, for gateways and for hosts whose provider
 * the path does not tell, such as "[models.example.com]=mistral_ai".
 */
@ConfigurationProperties("throughline.genai")
record GenAiProperties(@DefaultValue Map<String, String> providers) {

	GenAiProperties {
		providers = Map.copyOf(providers);
	}

}

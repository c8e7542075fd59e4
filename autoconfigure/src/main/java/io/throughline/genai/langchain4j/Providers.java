package io.throughline.genai.langchain4j;

import java.util.Locale;
import java.util.Map;

import dev.langchain4j.model.ModelProvider;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's names of the providers that LangChain4j spells in its own way. Keys are
 * names, because not every version has all.
 */
final class Providers {

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("OPEN_AI", "openai"),
			Map.entry("AMAZON_BEDROCK", "aws.bedrock"), Map.entry("AZURE_OPEN_AI", "azure.ai.openai"),
			Map.entry("MICROSOFT_FOUNDRY", "azure.ai.openai"), Map.entry("GOOGLE_AI_GEMINI", "gcp.gemini"),
			Map.entry("GOOGLE_GENAI", "gcp.gemini"), Map.entry("GOOGLE_VERTEX_AI_GEMINI", "gcp.vertex_ai"),
			Map.entry("GOOGLE_VERTEX_AI_ANTHROPIC", "gcp.vertex_ai"), Map.entry("WATSONX", "ibm.watsonx.ai"));

	private Providers() {
	}

	static @Nullable String name(@Nullable ModelProvider provider) {
		if (provider == null || provider == ModelProvider.OTHER) {
			return null;
		}
		return NAMES.getOrDefault(provider.name(), provider.name().toLowerCase(Locale.ROOT));
	}

}

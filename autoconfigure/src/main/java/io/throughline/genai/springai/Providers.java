package io.throughline.genai.springai;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's names of the providers that Spring AI spells in its own way.
 */
final class Providers {

	private static final Map<String, String> NAMES = Map.of("bedrock_converse", "aws.bedrock", "google_genai",
			"gcp.gemini", "vertex_ai", "gcp.vertex_ai");

	private Providers() {
	}

	static @Nullable String name(@Nullable String provider) {
		return (provider != null) ? NAMES.getOrDefault(provider, provider) : null;
	}

}

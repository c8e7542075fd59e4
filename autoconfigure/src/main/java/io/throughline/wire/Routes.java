package io.throughline.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells calls of models by the path alone.
 */
final class Routes {

	private static final String CHAT = "chat";

	private static final String EMBEDDINGS = "embeddings";

	private static final String COMPLETION = "text_completion";

	private static final String GENERATE = "generate_content";

	private static final String DEPLOYMENTS = "/openai/deployments/";

	private final Dialect gemini = new GeminiContent();

	private final Dialect bedrock = new BedrockConverse();

	private final Map<String, Route> bySuffix;

	Routes() {
		Dialect openAi = new OpenAiChat();
		Dialect ollama = new OllamaChat();
		Route rerank = new Route(new Rerank(), "rerank", "cohere");
		// Keyed by the last two segments, or by the last one.
		this.bySuffix = Map.ofEntries(Map.entry("/chat/completions", new Route(openAi, CHAT, "openai")),
				Map.entry("/completions", new Route(openAi, COMPLETION, "openai")),
				Map.entry("/embeddings", new Route(openAi, EMBEDDINGS, "openai")),
				Map.entry("/responses", new Route(new OpenAiResponses(), CHAT, "openai")),
				Map.entry("/v1/messages", new Route(new AnthropicMessages(), CHAT, "anthropic")),
				Map.entry("/api/chat", new Route(ollama, CHAT, "ollama")),
				Map.entry("/api/generate", new Route(ollama, COMPLETION, "ollama")),
				Map.entry("/api/embed", new Route(ollama, EMBEDDINGS, "ollama")),
				Map.entry("/api/embeddings", new Route(ollama, EMBEDDINGS, "ollama")),
				Map.entry("/v2/chat", new Route(new CohereChat(), CHAT, "cohere")), Map.entry("/v2/rerank", rerank),
				Map.entry("/v1/rerank", rerank), Map.entry("/rerank", rerank));
	}

	/**
	 * Return what a path says.
	 * @return the route, or {@code null} where it is no model's
	 */
	@Nullable Route find(String path) {
		int last = path.lastIndexOf('/');
		if (last < 0) {
			return null;
		}
		Route special = (path.indexOf(':', last) > 0) ? gemini(path, last) : bedrock(path, last);
		if (special != null) {
			return special;
		}
		Route found = this.bySuffix.get(path.substring(Math.max(path.lastIndexOf('/', last - 1), 0)));
		found = (found != null) ? found : this.bySuffix.get(path.substring(last));
		int deployment = path.indexOf(DEPLOYMENTS);
		return (found != null && deployment >= 0) ? azure(found, path.substring(deployment + DEPLOYMENTS.length()))
				: found;
	}

	private Route azure(Route route, String deployment) {
		String model = decoded(deployment.substring(0, Math.max(deployment.indexOf('/'), 0)));
		return new Route(route.dialect(), route.operation(), "azure.ai.openai", model, false);
	}

	private @Nullable Route gemini(String path, int last) {
		int colon = path.lastIndexOf(':');
		String provider = (path.contains("/projects/")) ? "gcp.vertex_ai" : "gcp.gemini";
		String model = decoded(path.substring(last + 1, colon));
		return switch (path.substring(colon + 1)) {
			case "generateContent" -> new Route(this.gemini, GENERATE, provider, model, false);
			case "streamGenerateContent" -> new Route(this.gemini, GENERATE, provider, model, true);
			case "embedContent", "batchEmbedContents" -> new Route(this.gemini, EMBEDDINGS, provider, model, false);
			default -> null;
		};
	}

	private @Nullable Route bedrock(String path, int last) {
		int start = path.indexOf("/model/") + "/model/".length();
		if (start < "/model/".length() || start > last) {
			return null;
		}
		String model = decoded(path.substring(start, last));
		return switch (path.substring(last + 1)) {
			case "converse", "invoke" -> new Route(this.bedrock, CHAT, "aws.bedrock", model, false);
			case "converse-stream", "invoke-with-response-stream" ->
				new Route(this.bedrock, CHAT, "aws.bedrock", model, true);
			default -> null;
		};
	}

	private static String decoded(String segment) {
		try {
			return URLDecoder.decode(segment, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return segment;
		}
	}

}

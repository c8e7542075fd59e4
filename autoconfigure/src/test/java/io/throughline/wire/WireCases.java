package io.throughline.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Calls in each format, as the providers publish it.
 */
final class WireCases {

	private static final String OPENAI = "/v1/chat/completions";

	private static final String ANTHROPIC = "/v1/messages";

	private WireCases() {
	}

	/**
	 * Return the calls that end well, by name.
	 */
	static Map<String, WireCall> good() {
		Map<String, WireCall> cases = new LinkedHashMap<>(standIn());
		cases.put("responses", WireCall.of("/v1/responses", "responses.request.json", "responses.json"));
		cases.put("responses stream", WireCall.of("/v1/responses", "responses.request.json", "responses.sse"));
		cases.put("azure stream",
				WireCall
					.of("/openai/deployments/gpt4o%20eu/chat/completions", "openai-stream.request.json", "azure.sse")
					.header("apim-request-id", "apim_1"));
		String gemini = "/v1beta/models/gemini-2.5-flash:";
		cases.put("gemini", WireCall.of(gemini + "generateContent", "gemini.request.json", "gemini.json"));
		cases.put("gemini stream",
				WireCall.of(gemini + "streamGenerateContent?alt=sse", "gemini.request.json", "gemini.sse"));
		cases.put("gemini array",
				WireCall.of(gemini + "streamGenerateContent", "gemini.request.json", "gemini-array.json"));
		cases.put("bedrock",
				WireCall
					.of("/model/anthropic.claude-3-5-sonnet-20240620-v1%3A0/converse", "bedrock.request.json",
							"bedrock.json")
					.header("x-amzn-requestid", "amzn_1"));
		cases.put("cohere", WireCall.of("/v2/chat", "cohere.request.json", "cohere.json"));
		cases.put("cohere stream", WireCall.of("/v2/chat", "cohere.request.json", "cohere.sse"));
		cases.put("rerank", WireCall.of("/v2/rerank", "rerank.request.json", "rerank.json"));
		cases.put("vllm stream", WireCall.of(OPENAI, "openai-stream.request.json", "vllm.sse"));
		cases.put("openrouter", WireCall.of("/api" + OPENAI, "openai-plain.request.json", "openrouter.json"));
		return cases;
	}

	/**
	 * Return the calls of the stand-in that end well, by name.
	 */
	static Map<String, WireCall> standIn() {
		Map<String, WireCall> cases = new LinkedHashMap<>();
		cases.put("openai", WireCall.of(OPENAI, "openai-plain.request.json", "openai-plain.json"));
		cases.put("openai stream", WireCall.of(OPENAI, "openai-stream.request.json", "openai-stream.sse"));
		cases.put("openai tool", WireCall.of(OPENAI, "openai-plain.request.json", "openai-tool.json"));
		cases.put("openai turn 2", WireCall.of(OPENAI, "openai-turn2.request.json", "openai-turn2.json"));
		cases.put("openai tool stream", WireCall.of(OPENAI, "openai-stream.request.json", "openai-tool.sse"));
		cases.put("openai toolargs", WireCall.of(OPENAI, "openai-plain.request.json", "openai-toolargs.json"));
		cases.put("openai toolsplit", WireCall.of(OPENAI, "openai-stream.request.json", "openai-toolsplit.sse"));
		cases.put("openai json", WireCall.of(OPENAI, "openai-plain.request.json", "openai-json.json"));
		cases.put("openai badjson", WireCall.of(OPENAI, "openai-plain.request.json", "openai-badjson.json"));
		cases.put("embeddings", WireCall.of("/v1/embeddings", "embeddings.request.json", "embeddings.json"));
		cases.put("embeddings base64",
				WireCall.of("/v1/embeddings", "embeddings.request.json", "embeddings-base64.json"));
		cases.put("anthropic", WireCall.of(ANTHROPIC, "anthropic-plain.request.json", "anthropic-plain.json"));
		cases.put("anthropic stream", WireCall.of(ANTHROPIC, "anthropic-plain.request.json", "anthropic-stream.sse"));
		cases.put("anthropic tool", WireCall.of(ANTHROPIC, "anthropic-turn2.request.json", "anthropic-tool.json"));
		cases.put("anthropic tool stream",
				WireCall.of(ANTHROPIC, "anthropic-plain.request.json", "anthropic-tool.sse"));
		cases.put("ollama", WireCall.of("/api/chat", "ollama-plain.request.json", "ollama-plain.json"));
		cases.put("ollama stream", WireCall.of("/api/chat", "ollama-stream.request.json", "ollama-stream.ndjson"));
		return cases;
	}

	static WireCall good(String name) {
		return good().get(name);
	}

}

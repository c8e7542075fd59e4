package io.throughline.sample.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Embeddings in OpenAI's wire format: texts that share words are alike. */
final class EmbeddingWire {

	private static final int DIMENSIONS = 256;

	private static final int SHORT_WORD = 3;

	private EmbeddingWire() {
	}

	static String answer(byte[] body) {
		JsonNode input = JsonMapper.shared().readTree(body).path("input");
		List<String> texts = input.isArray() ? input.valueStream().map(JsonNode::asString).toList()
				: List.of(input.asString());
		long tokens = texts.stream().mapToLong((text) -> text.split("\\s+").length).sum();
		return "{\"object\":\"list\",\"model\":\"text-embedding-3-small\",\"data\":["
				+ IntStream.range(0, texts.size())
					.mapToObj((i) -> "{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":"
							+ vector(texts.get(i)) + "}")
					.collect(Collectors.joining(","))
				+ "],\"usage\":{\"prompt_tokens\":" + tokens + ",\"total_tokens\":" + tokens + "}}";
	}

	private static String vector(String text) {
		int[] counts = new int[DIMENSIONS];
		Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
			.filter((word) -> word.length() > SHORT_WORD)
			.distinct()
			.forEach((word) -> counts[Math.floorMod(word.hashCode(), DIMENSIONS)]++);
		return Arrays.toString(counts);
	}

}

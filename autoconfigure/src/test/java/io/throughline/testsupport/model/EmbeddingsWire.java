package io.throughline.testsupport.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * OpenAI's embeddings: a vector of three numbers per text.
 *
 * @param request the request to answer
 */
record EmbeddingsWire(StubModelRequest request) {

	String json() {
		return IntStream.range(0, texts())
			.mapToObj(
					(index) -> "{\"object\":\"embedding\",\"index\":" + index + ",\"embedding\":" + vector(index) + "}")
			.collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[",
					"],\"model\":\"text-embedding-3-small\",\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}"));
	}

	private int texts() {
		JsonNode input = JsonMapper.shared().readTree(this.request.body()).path("input");
		return input.isArray() ? input.size() : 1;
	}

	private String vector(int index) {
		double first = (index + 1) / 10.0;
		if (!this.request.asks("base64")) {
			return "[" + first + ", 0.2, 0.3]";
		}
		ByteBuffer bytes = ByteBuffer.allocate(3 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putFloat((float) first).putFloat(0.2f).putFloat(0.3f);
		return '"' + Base64.getEncoder().encodeToString(bytes.array()) + '"';
	}

}

package io.throughline.wire;

import java.util.List;

import io.throughline.semconv.Field;
import org.jspecify.annotations.Nullable;

/**
 * Amazon Bedrock's Converse. Its streams are binary and not read; neither are bodies in a
 * model's own format.
 */
final class BedrockConverse extends Dialect {

	private static final String CONFIG = "inferenceConfig/";

	private static final Mapping REQUEST = new Mapping().to(Field.TEMPERATURE, CONFIG + "temperature")
		.to(Field.TOP_P, CONFIG + "topP")
		.to(Field.MAX_TOKENS, CONFIG + "maxTokens")
		.to(Field.STOP_SEQUENCES, CONFIG + "stopSequences")
		.to(Field.TOOL_CHOICE, "toolConfig/toolChoice/tool/name");

	private static final List<String> INPUTS = List.of("messages", "prompt", "inputText", "input", "inputs");

	BedrockConverse() {
		super(REQUEST.shape("messages/*/**", "system/*/**", "toolConfig/toolChoice/any", "toolConfig/toolChoice/auto",
				"prompt", "inputText", "input", "inputs"),
				Shape.of(List.of("output/message/**", "stopReason", "usage/**", "error/**")));
	}

	@Override
	boolean isCall(Json request) {
		return INPUTS.stream().anyMatch((name) -> request.at(name).isPresent());
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		for (String mode : new String[] { "any", "auto" }) {
			findings.put(Field.TOOL_CHOICE, (request.at("toolConfig/toolChoice/" + mode).isPresent()) ? mode : null);
		}
		findings.system(request.at("system"));
		findings.messages(request.at("messages"));
	}

	@Override
	void response(Json document, Findings findings) {
		Answer answer = findings.answers().at(0);
		answer.message(MessagePart.of(document.at("output/message")));
		answer.finish(document.at("stopReason").text());
		Json usage = document.at("usage");
		findings.inputBesidesCache(usage.count("inputTokens"), cached(usage, "Read"), cached(usage, "Write"));
		findings.put(Field.OUTPUT_TOKENS, usage.count("outputTokens"));
	}

	private @Nullable Long cached(Json usage, String kind) {
		return usage.count("cache" + kind + "InputTokens");
	}

}

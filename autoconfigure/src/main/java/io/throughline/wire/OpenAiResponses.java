package io.throughline.wire;

import java.util.Objects;
import java.util.Set;

import io.throughline.semconv.Field;

/**
 * OpenAI's responses, whole or as typed events.
 */
final class OpenAiResponses extends Dialect {

	private static final Mapping REQUEST = new Mapping().to(Field.MODEL, "model")
		.to(Field.TEMPERATURE, "temperature")
		.to(Field.TOP_P, "top_p")
		.to(Field.MAX_TOKENS, "max_output_tokens")
		.to(Field.STREAM, "stream")
		.to(Field.REASONING_LEVEL, "reasoning/effort")
		.to(Field.SERVICE_TIER, "service_tier")
		.to(Field.OUTPUT_SCHEMA, "text/format/name")
		.to(Field.CONVERSATION_ID, "conversation", "conversation/id")
		.to(Field.PREVIOUS_RESPONSE_ID, "previous_response_id");

	private static final Mapping RESPONSE = new Mapping().to(Field.RESPONSE_ID, "response/id", "id")
		.to(Field.RESPONSE_MODEL, "response/model", "model")
		.to(Field.RESPONSE_SERVICE_TIER, "response/service_tier", "service_tier");

	private static final Set<String> ENDS = Set.of("completed", "incomplete", "failed", "cancelled");

	OpenAiResponses() {
		super(REQUEST.shape("input/*/**", "instructions", "prompt/**", "text/format/type", "tool_choice/**"),
				RESPONSE.shape("type", "code", "output_index", "delta", "item/type", "item/call_id", "item/name",
						"status", "incomplete_details/reason", "usage/**", "output/*/**", "error/**", "response/status",
						"response/incomplete_details/reason", "response/usage/**", "response/error/**"));
	}

	@Override
	boolean isCall(Json request) {
		return (request.at("model").isPresent() && request.at("input").isPresent()) || request.at("prompt").isObject();
	}

	@Override
	void request(Json request, Findings findings) {
		REQUEST.read(request, findings);
		findings.put(Field.TOOL_CHOICE, Choice.tool(request.at("tool_choice")));
		findings.put(Field.OUTPUT_TYPE, Choice.output(request.at("text/format/type")));
		findings.system(request.at("instructions"));
		findings.messages(request.at("input"));
	}

	@Override
	void response(Json document, Findings findings) {
		RESPONSE.read(document, findings);
		Answer answer = findings.answers().at(0);
		if (document.at("type").text() != null) {
			event(document, document.at("type").text(""), answer, findings);
		}
		else {
			document.at("output").items().forEach((item) -> answer.message(MessagePart.of(item)));
		}
		state((document.at("response").isObject()) ? document.at("response") : document, answer, findings);
	}

	private void event(Json event, String type, Answer answer, Findings findings) {
		Long output = event.count("output_index");
		int index = (output != null) ? (int) Math.min(output, 1000) : 0;
		switch (type) {
			case "response.output_text.delta", "response.refusal.delta" -> answer.text(event.at("delta").text());
			case "response.reasoning_text.delta", "response.reasoning_summary_text.delta" ->
				answer.reasoning(event.at("delta").text());
			case "response.function_call_arguments.delta" ->
				answer.toolCall(index, null, null, event.at("delta").text());
			case "response.output_item.added" -> item(event.at("item"), index, answer);
			case "error" -> findings.error(Objects.requireNonNullElse(ErrorType.of(event), ErrorType.PROVIDER));
			default -> {
				// The others repeat what came piece by piece.
			}
		}
	}

	private void item(Json item, int index, Answer answer) {
		if (item.at("type").is("function_call")) {
			answer.toolCall(index, item.at("call_id").text(), item.at("name").text(), null);
		}
	}

	private void state(Json response, Answer answer, Findings findings) {
		Json status = response.at("status");
		if (ENDS.contains(status.text(""))) {
			answer.finish(response.at("incomplete_details/reason").text(status.text("")));
			findings.complete(true);
		}
		if (status.is("failed")) {
			findings.error(Objects.requireNonNullElse(ErrorType.of(response), ErrorType.PROVIDER));
		}
		usage(response.at("usage"), findings);
	}

	private void usage(Json usage, Findings findings) {
		findings.put(Field.INPUT_TOKENS, usage.count("input_tokens"));
		findings.put(Field.OUTPUT_TOKENS, usage.count("output_tokens"));
		findings.put(Field.CACHE_READ_TOKENS, usage.count("input_tokens_details/cached_tokens"));
		findings.put(Field.CACHE_WRITE_TOKENS, usage.count("input_tokens_details/cache_write_tokens"));
		findings.put(Field.REASONING_TOKENS, usage.count("output_tokens_details/reasoning_tokens"));
		findings.cost(usage.at("cost"));
	}

}

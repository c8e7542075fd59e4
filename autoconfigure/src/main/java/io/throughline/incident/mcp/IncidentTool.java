package io.throughline.incident.mcp;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import io.throughline.incident.TextLookUp;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The tool {@code look_up_incident}: takes a text that a person pasted and answers what
 * the endpoint answers where text is accepted.
 */
final class IncidentTool {

	private static final String ARGUMENT = "text";

	private static final Map<String, Object> SCHEMA = Map.of("type", "object", "properties",
			Map.of(ARGUMENT, Map.of("type", "string", "description",
					"A reference such as RF7K-29QX, a trace id, a provider's request id, or a text that holds one.")),
			"required", List.of(ARGUMENT), "additionalProperties", false);

	private final TextLookUp lookUp;

	private final Callers callers;

	IncidentTool(TextLookUp lookUp, Callers callers) {
		this.lookUp = lookUp;
		this.callers = callers;
	}

	Tool definition() {
		return Tool.builder("look_up_incident", SCHEMA)
			.title("Look up an incident")
			.description("Says what happened to a request: what the user saw, which step failed first, what to do now, "
					+ "and its steps. Metadata only: no prompts, answers or arguments.")
			.annotations(ToolAnnotations.builder()
				.readOnlyHint(true)
				.destructiveHint(false)
				.idempotentHint(true)
				.openWorldHint(false)
				.build())
			.build();
	}

	CallToolResult call(McpTransportContext context, CallToolRequest request) {
		String text = Objects.toString(request.arguments().get(ARGUMENT), "");
		return CallToolResult.builder()
			.addTextContent(this.lookUp.find(text, this.callers.caller(context)))
			.isError(false)
			.build();
	}

	/**
	 * Call it where nothing may block: the store may be a database.
	 */
	Mono<CallToolResult> callLater(McpTransportContext context, CallToolRequest request) {
		return Mono.fromCallable(() -> call(context, request)).subscribeOn(Schedulers.boundedElastic());
	}

}

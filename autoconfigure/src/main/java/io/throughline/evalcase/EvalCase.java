package io.throughline.evalcase;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A failure as a test: what was asked, what the model was given, what it answered, all
 * redacted, and what should have happened. A case without the latter is a draft.
 *
 * @param id reference of the incident, unique within the data set
 * @param dataset name of the data set
 * @param traceId the trace, 32 hexadecimal digits
 * @param link address of the incident, or {@code null} if no base address is configured
 * @param created when the case was made
 * @param route route of the request, or {@code null} for work that came in another way
 * @param input what the user asked
 * @param history what was said before in the conversation, without the system prompt
 * @param prompt the prompt that ran, or {@code null} if none was named
 * @param documents what was retrieved, in the order of the retrievals
 * @param tools what the tools replied, in the order of the calls
 * @param observed what came out
 * @param expected what should have come out, one expectation a line, or {@code null}
 */
public record EvalCase(String id, String dataset, String traceId, @Nullable String link, Instant created,
		@Nullable String route, String input, List<Message> history, @Nullable Prompt prompt, List<Document> documents,
		List<ToolReply> tools, Observed observed, @Nullable String expected) {

	/**
	 * Create it.
	 */
	public EvalCase {
		history = List.copyOf(history);
		documents = List.copyOf(documents);
		tools = List.copyOf(tools);
	}

	/**
	 * A message of the conversation.
	 *
	 * @param role who wrote it, {@code user}, {@code assistant} or {@code tool}
	 * @param content its text
	 */
	public record Message(String role, String content) {
	}

	/**
	 * The prompt that ran and the parameters of the model that read it.
	 *
	 * @param name its name
	 * @param version its version, or {@code null} if it has none
	 * @param parameters model and its parameters by their attribute names, such as
	 * {@code gen_ai.request.model}
	 */
	public record Prompt(String name, @Nullable String version, Map<String, Object> parameters) {

		/**
		 * Create it.
		 */
		public Prompt {
			parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
		}

	}

	/**
	 * A document that a retrieval found.
	 *
	 * @param id its id
	 * @param score how well it fits, or {@code null} if the retriever does not say
	 * @param index index it was found in, or {@code null} if unknown
	 * @param text its text, or {@code null} if that was not kept
	 */
	public record Document(String id, @Nullable Double score, @Nullable String index, @Nullable String text) {
	}

	/**
	 * What a tool replied.
	 *
	 * @param name name of the tool
	 * @param arguments arguments of the call as JSON, or {@code null} if not kept
	 * @param result what it returned, or {@code null} if it failed or that was not kept
	 * @param status status of its step, such as {@code ok} or {@code timeout}
	 * @param errorCode short cause of its failure, or {@code null}
	 */
	public record ToolReply(String name, @Nullable String arguments, @Nullable String result, String status,
			@Nullable String errorCode) {
	}

	/**
	 * What came out.
	 *
	 * @param output the answer, or {@code null} if there was none
	 * @param outcome outcome of the request, such as {@code degraded}
	 * @param failingStep the step that failed first, or {@code null}
	 * @param errorCode short cause of the failure, or {@code null}
	 */
	public record Observed(@Nullable String output, String outcome, @Nullable String failingStep,
			@Nullable String errorCode) {
	}

}

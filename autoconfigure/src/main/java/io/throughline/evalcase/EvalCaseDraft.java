package io.throughline.evalcase;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.throughline.evalcase.EvalCase.Document;
import io.throughline.evalcase.EvalCase.Message;
import io.throughline.evalcase.EvalCase.Observed;
import io.throughline.evalcase.EvalCase.Prompt;
import io.throughline.evalcase.EvalCase.ToolReply;
import io.throughline.incident.ReadSpan;
import io.throughline.incident.TraceReading;
import io.throughline.redaction.FieldRedactor;
import io.throughline.redaction.RedactionCounts;
import io.throughline.semconv.Field;
import io.throughline.store.Trace;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Makes a draft of an eval case from a trace. All text is redacted, once more if it was
 * already: a store may be told to keep it as it is, a case is not.
 */
final class EvalCaseDraft {

	private static final String USER = "user";

	private static final List<Field> PARAMETERS = List.of(Field.MODEL, Field.TEMPERATURE, Field.TOP_P,
			Field.FREQUENCY_PENALTY, Field.PRESENCE_PENALTY, Field.MAX_TOKENS, Field.SEED, Field.CHOICE_COUNT,
			Field.REQUEST_TOP_K, Field.REASONING_LEVEL, Field.OUTPUT_TYPE, Field.TOOL_CHOICE);

	private final FieldRedactor redactor;

	private final Function<String, Optional<URI>> pages;

	/**
	 * Create it.
	 * @param redactor what redacts
	 * @param pages the address of the page of a trace id
	 */
	EvalCaseDraft(FieldRedactor redactor, Function<String, Optional<URI>> pages) {
		this.redactor = redactor;
		this.pages = pages;
	}

	EvalCase of(Trace trace, String dataset, Instant now) {
		TraceSummary summary = trace.summary();
		TraceReading reading = TraceReading.of(trace, now);
		List<TraceSpan> calls = new RequestCalls(trace).of(reading.steps("model"));
		List<Message> asked = messages(Field.INPUT_MESSAGES, calls.stream().limit(1));
		int last = last(asked);
		return new EvalCase(summary.reference(), dataset, summary.traceId(),
				this.pages.apply(summary.traceId()).map(URI::toString).orElse(null), now, summary.route(),
				(last < 0) ? query(reading) : asked.get(last).content(), asked.subList(0, Math.max(0, last)),
				prompt(calls), documents(reading), reading.steps("tool").stream().map(this::tool).toList(),
				observed(output(calls), reading), null);
	}

	private static Observed observed(@Nullable String output, TraceReading reading) {
		ReadSpan first = reading.firstCause();
		return new Observed(output, reading.outcome(), (first != null) ? first.name() : null,
				(first != null) ? first.errorCode() : null);
	}

	private static int last(List<Message> asked) {
		int last = asked.size() - 1;
		while (last >= 0 && !asked.get(last).role().equals(USER)) {
			last--;
		}
		return last;
	}

	// No model was asked: what was searched for comes nearest to what the user wanted.
	private String query(TraceReading reading) {
		return reading.steps("retrieval")
			.stream()
			.map((search) -> clean(Field.QUERY, search.span().text(Field.QUERY)))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
	}

	private @Nullable String output(List<TraceSpan> calls) {
		List<Message> said = messages(Field.OUTPUT_MESSAGES, calls.stream());
		return said.isEmpty() ? null : said.get(said.size() - 1).content();
	}

	private List<Message> messages(Field field, Stream<TraceSpan> calls) {
		return calls.flatMap((call) -> CaseMessages.read(call.text(field)).stream())
			.map((message) -> new Message(message.role(),
					Objects.requireNonNullElse(clean(field, message.content()), "")))
			.toList();
	}

	private static @Nullable Prompt prompt(List<TraceSpan> calls) {
		return calls.stream()
			.filter((call) -> call.text(Field.PROMPT_NAME) != null)
			.findFirst()
			.map((call) -> new Prompt(String.valueOf(call.text(Field.PROMPT_NAME)), call.text(Field.PROMPT_VERSION),
					parameters(call)))
			.orElse(null);
	}

	private static Map<String, Object> parameters(TraceSpan call) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		for (Field field : PARAMETERS) {
			Object value = call.attributes().get(field.attribute());
			if (value != null && field.type().accepts(value)) {
				parameters.put(String.valueOf(field.attribute()), value);
			}
		}
		return parameters;
	}

	private List<Document> documents(TraceReading reading) {
		return reading.steps("retrieval")
			.stream()
			.flatMap((step) -> CaseDocuments.of(step.span()).stream())
			.map((found) -> new Document(Objects.requireNonNullElse(clean(Field.DOCUMENT_IDS, found.id()), ""),
					found.score(), found.index(), found.text()))
			.toList();
	}

	private ToolReply tool(ReadSpan step) {
		TraceSpan span = step.span();
		String name = span.text(Field.TOOL_NAME);
		return new ToolReply((name != null) ? name : step.name(),
				clean(Field.TOOL_ARGUMENTS, span.text(Field.TOOL_ARGUMENTS)),
				step.isFailed() ? null : clean(Field.TOOL_RESULT, span.text(Field.TOOL_RESULT)), step.status(),
				step.errorCode());
	}

	private @Nullable String clean(Field field, @Nullable String text) {
		Object kept = (text != null)
				? this.redactor.redact(String.valueOf(field.attribute()), text, new RedactionCounts()) : null;
		return (kept != null) ? kept.toString() : null;
	}

}

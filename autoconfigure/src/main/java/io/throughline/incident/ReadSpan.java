package io.throughline.incident;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.throughline.semconv.Field;
import io.throughline.store.TraceSpan;
import io.throughline.store.TraceSpan.Status;
import org.jspecify.annotations.Nullable;

/**
 * A stored span in the words of an incident.
 *
 * @param span the span
 * @param kind the kind of the step, or {@code request}, {@code http}, {@code message},
 * {@code job}, {@code client} or {@code internal} where it is no step
 * @param status how it ended, in one word
 * @param errorCode the short cause, {@code null} unless it failed
 */
public record ReadSpan(TraceSpan span, String kind, String status, @Nullable String errorCode) {

	static final String RUNNING = "running";

	private static final Set<String> GOOD = Set.of("ok", "retrieval_empty", "cancelled", RUNNING);

	private static final Pattern TRANSIENT = Pattern.compile("408|429|5\\d\\d");

	private static final Pattern TIMEOUT = Pattern.compile("408|504|(?i:.*time.?out.*)");

	private static final Pattern PACKAGE = Pattern.compile("^([a-z]\\w*\\.)+(?=[A-Z])");

	private static final Pattern CLASS_NAME = Pattern.compile("[\\w.$]{1,200}");

	private static final Map<String, String> KINDS = Map.of("server", "request", "producer", "message", "consumer",
			"job", "internal", "internal");

	private static final Map<String, String> OPERATIONS = Map.ofEntries(Map.entry("chat", "model"),
			Map.entry("generate_content", "model"), Map.entry("text_completion", "model"),
			Map.entry("embeddings", "embedding"), Map.entry("execute_tool", "tool"),
			Map.entry("retrieval", "retrieval"), Map.entry("invoke_agent", "workflow"),
			Map.entry("invoke_workflow", "workflow"));

	static ReadSpan of(TraceSpan span) {
		String kind = kind(span);
		boolean failed = failed(span);
		String code = failed ? code(span) : null;
		return new ReadSpan(span, kind, status(span, kind, failed, code), code);
	}

	private static String kind(TraceSpan span) {
		String said = span.text(Field.STEP_KIND);
		String operation = OPERATIONS.get(Objects.requireNonNullElse(span.text(Field.OPERATION), ""));
		boolean http = Stream.of("http.request.method", "method").anyMatch(span.attributes()::containsKey);
		String other = (operation != null) ? operation : KINDS.getOrDefault(span.kind(), http ? "http" : "client");
		return (said != null) ? said : other;
	}

	static boolean failed(TraceSpan span) {
		String status = span.text(Field.STATUS);
		String http = httpStatus(span);
		return span.status() == Status.ERROR || (status != null && !GOOD.contains(status))
				|| (span.kind().equals("client") && http != null && TRANSIENT.matcher(http).matches());
	}

	private static @Nullable String code(TraceSpan span) {
		String said = span.text(Field.ERROR_CODE);
		String http = httpStatus(span);
		boolean refused = http != null && http.matches("[45]\\d\\d");
		return (said != null) ? PACKAGE.matcher(Words.shortened(said)).replaceFirst("")
				: (refused ? http : exception(span));
	}

	private static @Nullable String exception(TraceSpan span) {
		Stream<@Nullable Object> recorded = span.events()
			.stream()
			.map((event) -> event.attributes().get("exception.type"));
		return Stream.concat(Stream.of(span.attributes().getOrDefault("exception", "none")), recorded)
			.filter((value) -> value instanceof String name && CLASS_NAME.matcher(name).matches()
					&& !name.equals("none"))
			.map((value) -> String.valueOf(value).replaceFirst(".*[.]", ""))
			.findFirst()
			.orElse(null);
	}

	private static String status(TraceSpan span, String kind, boolean failed, @Nullable String code) {
		String said = span.text(Field.STATUS);
		if (span.isRunning()) {
			return RUNNING;
		}
		if (said != null && (!failed || !GOOD.contains(said))) {
			return Words.shortened(said);
		}
		return failed ? failure(kind, Objects.requireNonNullElse(code, "")) : "ok";
	}

	private static String failure(String kind, String code) {
		if (TIMEOUT.matcher(code).matches()) {
			return "timeout";
		}
		if (code.equals("429")) {
			return "rate_limited";
		}
		if (List.of("400", "422").contains(code)) {
			return "validation_error";
		}
		return switch (kind) {
			case "tool" -> "tool_error";
			case "request", "job", "internal" -> "failed";
			default -> "provider_error";
		};
	}

	/**
	 * Return the HTTP status, in the standard's words or in those of Spring.
	 */
	static @Nullable String httpStatus(TraceSpan span) {
		return Stream.of("http.response.status_code", "status")
			.map(span.attributes()::get)
			.filter(Objects::nonNull)
			.map(Object::toString)
			.filter((status) -> status.matches("[1-5]\\d\\d"))
			.findFirst()
			.orElse(null);
	}

	String id() {
		return this.span.spanId();
	}

	/**
	 * Return what the step is called, or the span where it is no step.
	 * @return its name
	 */
	public String name() {
		String step = this.span.text(Field.STEP);
		return Words.shortened((step != null) ? step : this.span.name());
	}

	boolean isStep() {
		return this.span.text(Field.STEP) != null;
	}

	/**
	 * Return whether it failed.
	 * @return whether it did
	 */
	public boolean isFailed() {
		return failed(this.span);
	}

	boolean is(String other) {
		return this.kind.equals(other);
	}

	/**
	 * Return whether the same again may go well.
	 */
	boolean isTransient() {
		boolean byCode = this.errorCode != null && TRANSIENT.matcher(this.errorCode).matches();
		return byCode || isNeverSent() || this.status.equals("timeout") || this.status.equals("rate_limited");
	}

	/**
	 * Return whether the other side surely never heard of it.
	 */
	boolean isNeverSent() {
		return this.errorCode != null
				&& this.errorCode.matches("(Http)?Connect(Timeout)?Exception|UnknownHostException|NoRouteToHost.*");
	}

	/**
	 * Return whether it was turned down, so that it had no effect.
	 */
	boolean isRefused() {
		boolean byCode = this.errorCode != null
				&& this.errorCode.matches("4(?!08|29)\\d\\d|refused|invalid_arguments|unknown_tool");
		return byCode || this.status.equals("validation_error");
	}

	/**
	 * Return the place of the Kafka record that is worked on.
	 */
	@Nullable String record() {
		Object topic = this.span.attributes().get("messaging.source.name");
		Object partition = this.span.attributes().get("messaging.kafka.source.partition");
		Object offset = this.span.attributes().get("messaging.kafka.message.offset");
		return (topic != null && partition != null && offset != null)
				? Words.shortened(topic + "-" + partition + "@" + offset) : null;
	}

	/**
	 * Return the topic that a message comes from or goes to.
	 */
	@Nullable String topic() {
		return Stream.of("messaging.source.name", "messaging.destination.name")
			.map(this.span.attributes()::get)
			.filter(Objects::nonNull)
			.map((topic) -> Words.shortened(topic.toString()))
			.findFirst()
			.orElse(null);
	}

}

package io.throughline.semconv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The dictionary of fields: what a log line calls it, what a span calls it, how private
 * it is. Attribute names without the prefix {@code throughline.} are OpenTelemetry's.
 */
public enum Field {

	/**
	 * W3C trace id, 32 hexadecimal digits.
	 */
	TRACE_ID("trace_id", null, Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * W3C span id, 16 hexadecimal digits.
	 */
	SPAN_ID("span_id", null, Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * Short spelling of the trace id.
	 */
	REFERENCE("ref", "throughline.ref", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * The customer the request belongs to.
	 */
	TENANT_ID("tenant_id", "throughline.tenant.id", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * The conversation the request belongs to.
	 */
	SESSION_ID("session_id", "session.id", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * HMAC of the user id, never the id itself.
	 */
	USER_HASH("user_hash", "user.hash", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * One run of a scheduled job or of the application runners.
	 */
	RUN_ID("run_id", "throughline.run.id", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * The drill that the request belongs to.
	 */
	DRILL("drill", "throughline.drill", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * How often this work was tried before, 0 is never written.
	 */
	RETRY_COUNT("retry_count", "throughline.retry.count", Type.LONG, Sensitivity.METADATA),

	/**
	 * How the request ended, in one word.
	 */
	OUTCOME("outcome", "throughline.outcome", Type.STRING, Sensitivity.METADATA, true),

	/**
	 * Short, stable cause of a failure.
	 */
	ERROR_CODE("error_code", "error.type", Type.STRING, Sensitivity.METADATA, true),

	/**
	 * Duration in milliseconds.
	 */
	LATENCY_MS("latency_ms", null, Type.LONG, Sensitivity.METADATA),

	/**
	 * HTTP status that was answered.
	 */
	HTTP_STATUS("http_status", "http.response.status_code", Type.LONG, Sensitivity.METADATA),

	/**
	 * HTTP method.
	 */
	HTTP_METHOD("http_method", "http.request.method", Type.STRING, Sensitivity.METADATA),

	/**
	 * Route pattern, never the path with its values.
	 */
	HTTP_ROUTE("http_route", "http.route", Type.STRING, Sensitivity.METADATA),

	/**
	 * Version of the application that served the request.
	 */
	APP_VERSION("app_version", "service.version", Type.STRING, Sensitivity.METADATA),

	/**
	 * Kind of request as the application names it: chat, search, support.
	 */
	SCENARIO("scenario", "throughline.scenario", Type.STRING, Sensitivity.METADATA, true),

	/**
	 * How often an HTTP client sent the same request before.
	 */
	RESEND_COUNT("resend_count", "http.request.resend_count", Type.LONG, Sensitivity.METADATA),

	/**
	 * How long a server asked to wait, as it spelled it.
	 */
	RETRY_AFTER("retry_after", "http.response.header.retry-after", Type.STRINGS, Sensitivity.METADATA),

	/**
	 * Host that a request goes to.
	 */
	SERVER_ADDRESS("server_address", "server.address", Type.STRING, Sensitivity.IDENTIFIER),

	/**
	 * Port that a request goes to.
	 */
	SERVER_PORT("server_port", "server.port", Type.LONG, Sensitivity.METADATA),

	// Every step
	STEP("step", "throughline.step.name", Type.STRING, Sensitivity.METADATA, true),
	STEP_KIND("step_kind", "throughline.step.kind", Type.STRING, Sensitivity.METADATA, true),
	STATUS("status", "throughline.step.status", Type.STRING, Sensitivity.METADATA, true),
	CANCELLED("cancelled", "throughline.cancelled", Type.BOOLEAN, Sensitivity.METADATA, true),
	ERROR_MESSAGE("error_message", "throughline.error.message", Type.STRING, Sensitivity.CONTENT),
	CACHE_HIT("cache_hit", "throughline.cache.hit", Type.BOOLEAN, Sensitivity.METADATA, true),
	OPERATION("operation", "gen_ai.operation.name", Type.STRING, Sensitivity.METADATA, true),
	PROVIDER("provider", "gen_ai.provider.name", Type.STRING, Sensitivity.METADATA, true),
	MODEL("model", "gen_ai.request.model", Type.STRING, Sensitivity.METADATA, true),

	// Prompt
	PROMPT_NAME("prompt_name", "gen_ai.prompt.name", Type.STRING, Sensitivity.METADATA, true),
	PROMPT_VERSION("prompt_version", "gen_ai.prompt.version", Type.STRING, Sensitivity.METADATA, true),
	PROMPT_LABEL("prompt_label", "throughline.prompt.label", Type.STRING, Sensitivity.METADATA, true),
	PROMPT_GIT_SHA("prompt_git_sha", "throughline.prompt.git_sha", Type.STRING, Sensitivity.METADATA),
	PROMPT_DEPLOYMENT("prompt_deployment_id", "throughline.prompt.deployment_id", Type.STRING, Sensitivity.METADATA),
	PROMPT_VARIABLES("prompt_variables", "throughline.prompt.variable_names", Type.STRINGS, Sensitivity.METADATA),
	PROMPT_MISSING("prompt_missing_variables", "throughline.prompt.missing_variable_names", Type.STRINGS,
			Sensitivity.METADATA),

	// Model: what was asked for
	TEMPERATURE("temperature", "gen_ai.request.temperature", Type.DOUBLE, Sensitivity.METADATA),
	TOP_P("top_p", "gen_ai.request.top_p", Type.DOUBLE, Sensitivity.METADATA),
	FREQUENCY_PENALTY("frequency_penalty", "gen_ai.request.frequency_penalty", Type.DOUBLE, Sensitivity.METADATA),
	PRESENCE_PENALTY("presence_penalty", "gen_ai.request.presence_penalty", Type.DOUBLE, Sensitivity.METADATA),
	MAX_TOKENS("max_tokens", "gen_ai.request.max_tokens", Type.LONG, Sensitivity.METADATA),
	SEED("seed", "gen_ai.request.seed", Type.LONG, Sensitivity.METADATA),
	CHOICE_COUNT("choice_count", "gen_ai.request.choice.count", Type.LONG, Sensitivity.METADATA),
	REQUEST_TOP_K("request_top_k", "gen_ai.request.top_k", Type.LONG, Sensitivity.METADATA),
	REASONING_LEVEL("reasoning_level", "gen_ai.request.reasoning.level", Type.STRING, Sensitivity.METADATA),
	SERVICE_TIER("service_tier", "openai.request.service_tier", Type.STRING, Sensitivity.METADATA),
	ENCODING_FORMATS("encoding_formats", "gen_ai.request.encoding_formats", Type.STRINGS, Sensitivity.METADATA),
	PREVIOUS_RESPONSE_ID("previous_response_id", "gen_ai.request.previous_response.id", Type.STRING,
			Sensitivity.IDENTIFIER),
	STOP_SEQUENCES("stop_sequences", "gen_ai.request.stop_sequences", Type.STRINGS, Sensitivity.CONTENT),
	STREAM("stream", "gen_ai.request.stream", Type.BOOLEAN, Sensitivity.METADATA, true),
	OUTPUT_TYPE("output_type", "gen_ai.output.type", Type.STRING, Sensitivity.METADATA, true),
	OUTPUT_SCHEMA("output_schema", "throughline.output.schema", Type.STRING, Sensitivity.METADATA),
	TOOL_CHOICE("tool_choice", "throughline.request.tool_choice", Type.STRING, Sensitivity.METADATA),
	REQUEST_TIMEOUT("request_timeout_s", "throughline.request.timeout", Type.DOUBLE, Sensitivity.METADATA),
	CONVERSATION_ID("conversation_id", "gen_ai.conversation.id", Type.STRING, Sensitivity.IDENTIFIER),
	SYSTEM_INSTRUCTIONS("system_instructions", "gen_ai.system_instructions", Type.STRING, Sensitivity.CONTENT),
	INPUT_MESSAGES("input_messages", "gen_ai.input.messages", Type.STRING, Sensitivity.CONTENT),

	// Model: what was answered
	OUTPUT_MESSAGES("output_messages", "gen_ai.output.messages", Type.STRING, Sensitivity.CONTENT),
	RESPONSE_MODEL("response_model", "gen_ai.response.model", Type.STRING, Sensitivity.METADATA, true),
	RESPONSE_ID("response_id", "gen_ai.response.id", Type.STRING, Sensitivity.IDENTIFIER),
	PROVIDER_REQUEST_ID("provider_request_id", "throughline.provider.request.id", Type.STRING, Sensitivity.IDENTIFIER),
	GATEWAY_REQUEST_ID("gateway_request_id", "throughline.gateway.request.id", Type.STRING, Sensitivity.IDENTIFIER),
	UPSTREAM_PROVIDER("upstream_provider", "throughline.gateway.upstream.provider", Type.STRING, Sensitivity.METADATA),
	RESPONSE_SERVICE_TIER("response_service_tier", "openai.response.service_tier", Type.STRING, Sensitivity.METADATA),
	SYSTEM_FINGERPRINT("system_fingerprint", "openai.response.system_fingerprint", Type.STRING, Sensitivity.METADATA),
	FINISH_REASONS("finish_reason", "gen_ai.response.finish_reasons", Type.STRINGS, Sensitivity.METADATA),
	TIME_TO_FIRST_CHUNK("time_to_first_chunk_s", "gen_ai.response.time_to_first_chunk", Type.DOUBLE,
			Sensitivity.METADATA),
	TIME_TO_FIRST_CONTENT("time_to_first_content_s", "throughline.response.time_to_first_content", Type.DOUBLE,
			Sensitivity.METADATA),
	INPUT_TOKENS("input_tokens", "gen_ai.usage.input_tokens", Type.LONG, Sensitivity.METADATA),
	OUTPUT_TOKENS("output_tokens", "gen_ai.usage.output_tokens", Type.LONG, Sensitivity.METADATA),
	CACHE_READ_TOKENS("cache_read_tokens", "gen_ai.usage.cache_read.input_tokens", Type.LONG, Sensitivity.METADATA),
	CACHE_WRITE_TOKENS("cache_write_tokens", "gen_ai.usage.cache_write.input_tokens", Type.LONG, Sensitivity.METADATA),
	REASONING_TOKENS("reasoning_tokens", "gen_ai.usage.reasoning.output_tokens", Type.LONG, Sensitivity.METADATA),
	ATTEMPTS("attempts", "throughline.attempt.count", Type.LONG, Sensitivity.METADATA),
	FALLBACK("fallback", "throughline.fallback.used", Type.BOOLEAN, Sensitivity.METADATA, true),
	TRUNCATED("truncated", "throughline.response.truncated", Type.BOOLEAN, Sensitivity.METADATA, true),

	// Cost of a model call or an embedding
	COST("cost", "throughline.cost.amount", Type.DOUBLE, Sensitivity.METADATA),
	COST_CURRENCY("cost_currency", "throughline.cost.currency", Type.STRING, Sensitivity.METADATA, true),
	COST_SOURCE("cost_source", "throughline.cost.source", Type.STRING, Sensitivity.METADATA, true),

	// Retrieval, embedding, rerank
	DATA_SOURCE("index", "gen_ai.data_source.id", Type.STRING, Sensitivity.METADATA, true),
	INDEX_VERSION("index_version", "throughline.retrieval.index.version", Type.STRING, Sensitivity.METADATA, true),
	QUERY("query", "gen_ai.retrieval.query.text", Type.STRING, Sensitivity.CONTENT),
	NORMALIZED_QUERY("normalized_query", "throughline.retrieval.query.normalized", Type.STRING, Sensitivity.CONTENT),
	FILTERS("filters", "throughline.retrieval.filters", Type.STRING, Sensitivity.CONTENT),
	TOP_K("top_k", "gen_ai.retrieval.top_k", Type.LONG, Sensitivity.METADATA),
	DOCUMENT_IDS("document_ids", "throughline.retrieval.document_ids", Type.STRINGS, Sensitivity.IDENTIFIER),
	DOCUMENTS("documents", "gen_ai.retrieval.documents", Type.STRING, Sensitivity.IDENTIFIER),
	RESULT_COUNT("result_count", "throughline.retrieval.result.count", Type.LONG, Sensitivity.METADATA),
	RETRIEVAL_EMPTY("retrieval_empty", "throughline.retrieval.empty", Type.BOOLEAN, Sensitivity.METADATA, true),
	LOW_SCORE("low_score", "throughline.retrieval.low_score", Type.BOOLEAN, Sensitivity.METADATA, true),
	SEARCH_REQUEST_ID("search_request_id", "throughline.retrieval.request.id", Type.STRING, Sensitivity.IDENTIFIER),
	DIMENSIONS("dimensions", "gen_ai.embeddings.dimension.count", Type.LONG, Sensitivity.METADATA),
	CANDIDATES("candidates", "throughline.rerank.candidate.count", Type.LONG, Sensitivity.METADATA),
	TOP_N("top_n", "throughline.rerank.top_n", Type.LONG, Sensitivity.METADATA),
	SEARCH_UNITS("search_units", "throughline.rerank.search_units", Type.LONG, Sensitivity.METADATA),

	// Tool
	TOOL_NAME("tool_name", "gen_ai.tool.name", Type.STRING, Sensitivity.METADATA, true),
	TOOL_TYPE("tool_type", "gen_ai.tool.type", Type.STRING, Sensitivity.METADATA, true),
	TOOL_VERSION("tool_version", "throughline.tool.version", Type.STRING, Sensitivity.METADATA, true),
	TOOL_DESCRIPTION("tool_description", "gen_ai.tool.description", Type.STRING, Sensitivity.CONTENT),
	TOOL_CALL_ID("tool_call_id", "gen_ai.tool.call.id", Type.STRING, Sensitivity.IDENTIFIER),
	TOOL_ARGUMENTS("tool_arguments", "gen_ai.tool.call.arguments", Type.STRING, Sensitivity.CONTENT),
	TOOL_RESULT("tool_result_summary", "throughline.tool.result.summary", Type.STRING, Sensitivity.CONTENT),
	TOOL_RETRYABLE("retryable", "throughline.tool.retryable", Type.BOOLEAN, Sensitivity.METADATA, true),
	TOOL_SIDE_EFFECT("side_effect", "throughline.tool.side_effect", Type.STRING, Sensitivity.METADATA, true),

	// Memory
	MEMORY_STORE("memory_store", "gen_ai.memory.store.id", Type.STRING, Sensitivity.IDENTIFIER),
	MEMORY_RECORD_ID("memory_record_id", "gen_ai.memory.record.id", Type.STRING, Sensitivity.IDENTIFIER),
	MEMORY_RECORD_IDS("memory_record_ids", "throughline.memory.record_ids", Type.STRINGS, Sensitivity.IDENTIFIER),
	MEMORY_RECORD_COUNT("memory_record_count", "gen_ai.memory.record.count", Type.LONG, Sensitivity.METADATA),
	MEMORY_QUERY("memory_query", "gen_ai.memory.query.text", Type.STRING, Sensitivity.CONTENT),
	MEMORY_CONFIDENCE("memory_confidence", "throughline.memory.confidence", Type.DOUBLE, Sensitivity.METADATA),
	MEMORY_AGE("memory_age_s", "throughline.memory.age", Type.DOUBLE, Sensitivity.METADATA),

	// Parser
	PARSER_SCHEMA("parser_schema", "throughline.parser.schema", Type.STRING, Sensitivity.METADATA, true),
	PARSER_STATUS("parser_status", "throughline.parser.status", Type.STRING, Sensitivity.METADATA, true),
	PARSER_REPAIRS("parser_repairs", "throughline.parser.repair.count", Type.LONG, Sensitivity.METADATA),
	PARSER_REJECTED("parser_rejected", "throughline.parser.rejected_text", Type.STRING, Sensitivity.CONTENT),

	// Evaluation
	EVAL_NAME("eval_name", "gen_ai.evaluation.name", Type.STRING, Sensitivity.METADATA, true),
	EVAL_SCORE("eval_score", "gen_ai.evaluation.score.value", Type.DOUBLE, Sensitivity.METADATA),
	EVAL_LABEL("eval_label", "gen_ai.evaluation.score.label", Type.STRING, Sensitivity.METADATA, true),
	EVAL_EXPLANATION("eval_explanation", "gen_ai.evaluation.explanation", Type.STRING, Sensitivity.CONTENT),
	JUDGE_MODEL("judge_model", "throughline.evaluation.judge.model", Type.STRING, Sensitivity.METADATA, true),
	JUDGE_VERSION("judge_version", "throughline.evaluation.judge.version", Type.STRING, Sensitivity.METADATA, true),
	RUBRIC_VERSION("rubric_version", "throughline.evaluation.rubric.version", Type.STRING, Sensitivity.METADATA, true),

	// Workflow, item of a job, policy check
	WORKFLOW_NAME("workflow", "gen_ai.workflow.name", Type.STRING, Sensitivity.METADATA, true),
	JOB_ID("job_id", "throughline.job.id", Type.STRING, Sensitivity.IDENTIFIER),
	ITEM_ID("item_id", "throughline.batch.item.id", Type.STRING, Sensitivity.IDENTIFIER),
	POLICY_NAME("policy_name", "throughline.policy.name", Type.STRING, Sensitivity.METADATA, true),
	POLICY_DECISION("policy_decision", "throughline.policy.decision", Type.STRING, Sensitivity.METADATA, true),
	POLICY_REASON("policy_reason", "throughline.policy.reason", Type.STRING, Sensitivity.METADATA),
	MASKED_COUNT("masked_count", "throughline.policy.masked.count", Type.LONG, Sensitivity.METADATA),
	MASKED_TYPES("masked_types", "throughline.policy.masked.types", Type.STRINGS, Sensitivity.METADATA),

	// Sum of a request
	MODEL_CALLS("model_calls", "throughline.model.calls", Type.LONG, Sensitivity.METADATA),
	RETRY_COST("retry_cost", "throughline.cost.retries", Type.DOUBLE, Sensitivity.METADATA),
	FAILING_STEP("failing_step", "throughline.failing_step", Type.STRING, Sensitivity.METADATA, true),

	/**
	 * Whether the work turned out to be none: a span that never ends.
	 */
	WITHDRAWN("withdrawn", "throughline.withdrawn", Type.BOOLEAN, Sensitivity.METADATA),

	/**
	 * Whether another service said that it failed in the same trace.
	 */
	FAILED_ELSEWHERE("failed_elsewhere", "throughline.failed_elsewhere", Type.BOOLEAN, Sensitivity.METADATA, true),

	/**
	 * When the work that failed will be tried again, as an ISO instant.
	 */
	NEXT_ATTEMPT("next_attempt_at", "throughline.job.next_attempt_at", Type.STRING, Sensitivity.METADATA),

	/**
	 * Whether the request is one that {@code throughline.entry.exclude} names.
	 */
	EXCLUDED("excluded", "throughline.excluded", Type.BOOLEAN, Sensitivity.METADATA),

	// A line that was logged
	LOG_LEVEL("log_level", "throughline.log.level", Type.STRING, Sensitivity.METADATA),
	LOG_LOGGER("log_logger", "throughline.log.logger", Type.STRING, Sensitivity.METADATA),
	LOG_EXCEPTION("log_exception", "throughline.log.exception", Type.STRING, Sensitivity.METADATA),
	LOG_MESSAGE("log_message", "throughline.log.message", Type.STRING, Sensitivity.CONTENT),
	/**
	 * Whether the span was taken in from a file and not made by this service.
	 */
	IMPORTED("imported", "throughline.imported", Type.BOOLEAN, Sensitivity.METADATA),

	// The way out
	SAMPLING_LEVEL("sampling_level", "throughline.sampling.level", Type.STRING, Sensitivity.METADATA),
	SAMPLING_PROBABILITY("sampling_probability", "throughline.sampling.probability", Type.DOUBLE, Sensitivity.METADATA),
	SAMPLING_REASON("sampling_reason", "throughline.sampling.reason", Type.STRING, Sensitivity.METADATA),
	REDACTION_COUNTS("redaction_counts", "throughline.redaction.counts", Type.STRINGS, Sensitivity.METADATA);

	private final String logKey;

	private final @Nullable String attribute;

	private final Type type;

	private final Sensitivity sensitivity;

	private final boolean metricTag;

	Field(String logKey, @Nullable String attribute, Type type, Sensitivity sensitivity) {
		this(logKey, attribute, type, sensitivity, false);
	}

	Field(String logKey, @Nullable String attribute, Type type, Sensitivity sensitivity, boolean metricTag) {
		this.logKey = logKey;
		this.attribute = attribute;
		this.type = type;
		this.sensitivity = sensitivity;
		this.metricTag = metricTag;
	}

	/**
	 * Return the key in MDC and in JSON lines.
	 * @return the key
	 */
	public String logKey() {
		return this.logKey;
	}

	/**
	 * Return the span attribute.
	 * @return the attribute, or {@code null} where the span has it in another way
	 */
	public @Nullable String attribute() {
		return this.attribute;
	}

	/**
	 * Return the type of the values.
	 * @return the type
	 */
	public Type type() {
		return this.type;
	}

	/**
	 * Return how private the values are.
	 * @return the sensitivity
	 */
	public Sensitivity sensitivity() {
		return this.sensitivity;
	}

	/**
	 * Return whether a metric may have the field as a tag: few values, and no id ever.
	 * @return whether it may
	 */
	public boolean isMetricTag() {
		return this.metricTag;
	}

	/**
	 * Type of a field's values, on spans and in JSON alike.
	 */
	public enum Type {

		/**
		 * Text.
		 */
		STRING(String.class),

		/**
		 * Whole number.
		 */
		LONG(Long.class),

		/**
		 * Number with a fraction.
		 */
		DOUBLE(Double.class),

		/**
		 * Yes or no.
		 */
		BOOLEAN(Boolean.class),

		/**
		 * List of texts.
		 */
		STRINGS(List.class);

		private final Class<?> javaType;

		Type(Class<?> javaType) {
			this.javaType = javaType;
		}

		/**
		 * Return whether a value is of this type.
		 * @param value the value
		 * @return whether it is
		 */
		public boolean accepts(Object value) {
			return this.javaType.isInstance(value);
		}

	}

}

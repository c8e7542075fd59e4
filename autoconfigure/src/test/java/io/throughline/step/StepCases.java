package io.throughline.step;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.SpanKind;
import io.throughline.cost.Cost;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Each kind of step with all its setters, and all attributes that its span must have.
 */
final class StepCases {

	private StepCases() {
	}

	static Stream<Arguments> all() {
		return Stream.of(prompt(), retrieval(), embedding(), rerank(), model(), tool(), memory(), oneRecord(), parser(),
				eval(), item(), policy(), workflow());
	}

	private static Arguments of(String name, SpanKind kind, Consumer<Steps> work, String step, String word,
			Map<String, Object> expected) {
		Map<String, Object> all = new HashMap<>(expected);
		all.put("throughline.step.name", step);
		all.put("throughline.step.kind", word);
		all.putIfAbsent("throughline.step.status", "ok");
		return Arguments.of(name, kind, work, all);
	}

	private static Arguments prompt() {
		return of("render_prompt", SpanKind.INTERNAL,
				(steps) -> steps.prompt("support_agent")
					.version("v17")
					.label("production")
					.gitSha("abc")
					.deploymentId("d-1")
					.run((step) -> step.variables(List.of("name")).missingVariables(List.of("order"))),
				"support_agent", "prompt",
				Map.of("gen_ai.prompt.name", "support_agent", "gen_ai.prompt.version", "v17",
						"throughline.prompt.label", "production", "throughline.prompt.git_sha", "abc",
						"throughline.prompt.deployment_id", "d-1", "throughline.prompt.variable_names", List.of("name"),
						"throughline.prompt.missing_variable_names", List.of("order")));
	}

	private static Arguments retrieval() {
		return of("retrieval kb-main", SpanKind.CLIENT, (steps) -> steps.retrieval("search_policy_docs")
			.index("kb-main")
			.indexVersion("7")
			.query("secret question")
			.filters("secret filter")
			.topK(5)
			.searchRequestId("s-1")
			.run((step) -> step.documents(List.of("a", "b"), (id) -> id, (id) -> 0.5).lowScore(false).cacheHit(false)),
				"search_policy_docs", "retrieval",
				Map.ofEntries(Map.entry("gen_ai.operation.name", "retrieval"),
						Map.entry("gen_ai.data_source.id", "kb-main"),
						Map.entry("throughline.retrieval.index.version", "7"), Map.entry("gen_ai.retrieval.top_k", 5L),
						Map.entry("throughline.retrieval.request.id", "s-1"),
						Map.entry("throughline.retrieval.result.count", 2L),
						Map.entry("throughline.retrieval.empty", false),
						Map.entry("throughline.retrieval.low_score", false), Map.entry("throughline.cache.hit", false),
						Map.entry("gen_ai.retrieval.documents",
								"[{\"id\":\"a\",\"rank\":1,\"score\":0.5},{\"id\":\"b\",\"rank\":2,\"score\":0.5}]"),
						Map.entry("throughline.retrieval.document_ids", List.of("a", "b"))));
	}

	private static Arguments embedding() {
		return of("embeddings text-embedding-3", SpanKind.CLIENT,
				(steps) -> steps.embedding("embed_question")
					.provider("openai")
					.model("text-embedding-3")
					.run((step) -> step.inputTokens(12).dimensions(256)),
				"embed_question", "embedding",
				Map.of("gen_ai.operation.name", "embeddings", "gen_ai.provider.name", "openai", "gen_ai.request.model",
						"text-embedding-3", "gen_ai.usage.input_tokens", 12L, "gen_ai.embeddings.dimension.count",
						256L));
	}

	private static Arguments rerank() {
		return of("rerank r-1", SpanKind.CLIENT,
				(steps) -> steps.rerank("order_hits")
					.model("r-1")
					.candidates(20)
					.topN(3)
					.run((step) -> step.documentIds(List.of("b", "a"))),
				"order_hits", "rerank",
				Map.of("gen_ai.operation.name", "rerank", "gen_ai.request.model", "r-1",
						"throughline.rerank.candidate.count", 20L, "throughline.rerank.top_n", 3L,
						"throughline.retrieval.document_ids", List.of("b", "a")));
	}

	private static Arguments model() {
		return of("chat gpt-4o", SpanKind.CLIENT, (steps) -> steps.model("plan_response")
			.provider("openai")
			.model("gpt-4o")
			.temperature(0.2)
			.topP(0.9)
			.frequencyPenalty(0.1)
			.presencePenalty(0.3)
			.maxTokens(500)
			.seed(42)
			.choiceCount(2)
			.stopSequences(List.of("secret"))
			.stream(true)
			.outputType("json")
			.outputSchema("ticket-1")
			.toolChoice("auto")
			.timeout(Duration.ofMillis(1500))
			.conversationId("c-1")
			.input("secret")
			.run((step) -> step.responseModel("gpt-4o-2026")
				.responseId("r-1")
				.providerRequestId("p-1")
				.finishReasons(List.of("stop", "length"))
				.chunk()
				.chunk()
				.timeToFirstChunk(Duration.ofMillis(250))
				.inputTokens(100)
				.outputTokens(20)
				.cacheReadTokens(60)
				.cacheWriteTokens(10)
				.reasoningTokens(5)
				.reportedCost(new Cost(new BigDecimal("0.00042"), Currency.getInstance("USD"), Cost.Source.PROVIDER))
				.attempts(2)
				.fallback(false)
				.truncated(true)
				.output("secret")), "plan_response", "model",
				Map.ofEntries(Map.entry("gen_ai.operation.name", "chat"), Map.entry("gen_ai.provider.name", "openai"),
						Map.entry("gen_ai.request.model", "gpt-4o"), Map.entry("gen_ai.request.temperature", 0.2),
						Map.entry("gen_ai.request.top_p", 0.9), Map.entry("gen_ai.request.frequency_penalty", 0.1),
						Map.entry("gen_ai.request.presence_penalty", 0.3), Map.entry("gen_ai.request.max_tokens", 500L),
						Map.entry("gen_ai.request.seed", 42L), Map.entry("gen_ai.request.choice.count", 2L),
						Map.entry("gen_ai.request.stream", true), Map.entry("gen_ai.output.type", "json"),
						Map.entry("throughline.output.schema", "ticket-1"),
						Map.entry("throughline.request.tool_choice", "auto"),
						Map.entry("throughline.request.timeout", 1.5), Map.entry("gen_ai.conversation.id", "c-1"),
						Map.entry("gen_ai.response.model", "gpt-4o-2026"), Map.entry("gen_ai.response.id", "r-1"),
						Map.entry("throughline.provider.request.id", "p-1"),
						Map.entry("gen_ai.response.finish_reasons", List.of("stop", "length")),
						Map.entry("gen_ai.response.time_to_first_chunk", 0.25),
						Map.entry("gen_ai.usage.input_tokens", 100L), Map.entry("gen_ai.usage.output_tokens", 20L),
						Map.entry("gen_ai.usage.cache_read.input_tokens", 60L),
						Map.entry("gen_ai.usage.cache_write.input_tokens", 10L),
						Map.entry("gen_ai.usage.reasoning.output_tokens", 5L),
						Map.entry("throughline.cost.amount", 0.00042), Map.entry("throughline.cost.currency", "USD"),
						Map.entry("throughline.cost.source", "provider"), Map.entry("throughline.attempt.count", 2L),
						Map.entry("throughline.fallback.used", false),
						Map.entry("throughline.response.truncated", true)));
	}

	private static Arguments tool() {
		return of("execute_tool crm_lookup", SpanKind.INTERNAL,
				(steps) -> steps.tool("crm_lookup")
					.version("2")
					.type("function")
					.callId("call-1")
					.description("secret")
					.arguments("secret")
					.sideEffect(ToolStep.SideEffect.NON_IDEMPOTENT)
					.retryable(false)
					.run((step) -> step.resultSummary("secret").retryCount(2)),
				"crm_lookup", "tool",
				Map.ofEntries(Map.entry("gen_ai.operation.name", "execute_tool"),
						Map.entry("gen_ai.tool.name", "crm_lookup"), Map.entry("gen_ai.tool.type", "function"),
						Map.entry("gen_ai.tool.call.id", "call-1"), Map.entry("throughline.tool.version", "2"),
						Map.entry("throughline.tool.side_effect", "non_idempotent"),
						Map.entry("throughline.tool.retryable", false), Map.entry("throughline.retry.count", 2L)));
	}

	private static Arguments memory() {
		return of("upsert_memory", SpanKind.CLIENT,
				(steps) -> steps.memory("customer_facts")
					.operation(MemoryStep.Operation.UPSERT)
					.store("m-1")
					.query("secret")
					.run((step) -> step.records(List.of("a", "b")).confidence(0.8).age(Duration.ofSeconds(90))),
				"customer_facts", "memory",
				Map.ofEntries(Map.entry("gen_ai.operation.name", "upsert_memory"),
						Map.entry("gen_ai.memory.store.id", "m-1"), Map.entry("gen_ai.memory.record.count", 2L),
						Map.entry("throughline.memory.record_ids", List.of("a", "b")),
						Map.entry("throughline.memory.confidence", 0.8), Map.entry("throughline.memory.age", 90.0)));
	}

	private static Arguments oneRecord() {
		return of("delete_memory", SpanKind.CLIENT,
				(steps) -> steps.memory("forget_customer")
					.operation(MemoryStep.Operation.DELETE)
					.provider("zep")
					.run((step) -> step.records(List.of("a"))),
				"forget_customer", "memory",
				Map.of("gen_ai.operation.name", "delete_memory", "gen_ai.provider.name", "zep",
						"gen_ai.memory.record.id", "a", "gen_ai.memory.record.count", 1L,
						"throughline.memory.record_ids", List.of("a")));
	}

	private static Arguments parser() {
		return of("parse_output", SpanKind.INTERNAL,
				(steps) -> steps.parser("ticket_json")
					.schema("ticket-1")
					.run((step) -> step.valid(true).repairs(1).rejectedText("secret")),
				"ticket_json", "parser",
				Map.ofEntries(Map.entry("throughline.parser.schema", "ticket-1"),
						Map.entry("throughline.parser.status", "valid"),
						Map.entry("throughline.parser.repair.count", 1L)));
	}

	private static Arguments eval() {
		return of("evaluate grounded", SpanKind.INTERNAL,
				(steps) -> steps.eval("grounded")
					.judgeModel("j-1")
					.judgeVersion("3")
					.rubricVersion("4")
					.responseId("r-1")
					.run((step) -> step.score(0.93).label("pass").explanation("secret")),
				"grounded", "eval",
				Map.ofEntries(Map.entry("gen_ai.evaluation.name", "grounded"),
						Map.entry("gen_ai.evaluation.score.value", 0.93),
						Map.entry("gen_ai.evaluation.score.label", "pass"),
						Map.entry("throughline.evaluation.judge.model", "j-1"),
						Map.entry("throughline.evaluation.judge.version", "3"),
						Map.entry("throughline.evaluation.rubric.version", "4"),
						Map.entry("gen_ai.response.id", "r-1")));
	}

	private static Arguments item() {
		return of("process_item refund", SpanKind.INTERNAL,
				(steps) -> steps.item("refund").jobId("j-1").itemId("i-1").run((step) -> step.cacheHit(false)),
				"refund", "item", Map.ofEntries(Map.entry("throughline.job.id", "j-1"),
						Map.entry("throughline.batch.item.id", "i-1"), Map.entry("throughline.cache.hit", false)));
	}

	private static Arguments workflow() {
		return of("invoke_workflow support_chat", SpanKind.INTERNAL,
				(steps) -> steps.workflow("support_chat").conversationId("c-1").run((step) -> step.cacheHit(false)),
				"support_chat", "workflow",
				Map.ofEntries(Map.entry("gen_ai.operation.name", "invoke_workflow"),
						Map.entry("gen_ai.workflow.name", "support_chat"), Map.entry("gen_ai.conversation.id", "c-1"),
						Map.entry("throughline.cache.hit", false)));
	}

	private static Arguments policy() {
		return of("check_policy pii_mask", SpanKind.INTERNAL,
				(steps) -> steps.policy("pii_mask")
					.run((step) -> step.decision("allow").reason("masked").masked(Map.of("email", 3))),
				"pii_mask", "policy",
				Map.ofEntries(Map.entry("throughline.policy.name", "pii_mask"),
						Map.entry("throughline.policy.decision", "allow"),
						Map.entry("throughline.policy.reason", "masked"),
						Map.entry("throughline.policy.masked.count", 3L),
						Map.entry("throughline.policy.masked.types", List.of("email=3"))));
	}

}

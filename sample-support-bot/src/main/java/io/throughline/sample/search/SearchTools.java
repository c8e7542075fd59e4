package io.throughline.sample.search;

import java.util.List;
import java.util.stream.Collectors;

import io.throughline.sample.chat.SupportTools;
import io.throughline.step.Steps;
import io.throughline.step.ToolStep.SideEffect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.stereotype.Component;

/** The agent's two searches. They do not say how old a record is: that is the trap. */
@Component
final class SearchTools implements SupportTools {

	private static final Logger logger = LoggerFactory.getLogger(SearchTools.class);

	private static final int TOP_K = 2;

	private final KnowledgeBase knowledge;

	private final Steps steps;

	SearchTools(KnowledgeBase knowledge, Steps steps) {
		this.knowledge = knowledge;
		this.steps = steps;
	}

	@Tool(name = "search_policies", description = "Search the shop's policies")
	String policies(@ToolParam(description = "what to look for") @Nullable String query) {
		this.steps.currentTool().sideEffect(SideEffect.NONE);
		return found("policies", this.knowledge.policies(query, TOP_K));
	}

	@Tool(name = "search_records", description = "Search old records of the customer's requests")
	String records(@ToolParam(description = "what to look for") @Nullable String query) {
		this.steps.currentTool().sideEffect(SideEffect.NONE);
		return found("records", this.knowledge.records(query, TOP_K));
	}

	private static String found(String source, List<Document> documents) {
		logger.info("Search in {} found {}", source,
				documents.stream().map((document) -> document.id() + " (updated " + document.updated() + ")").toList());
		return documents.isEmpty() ? "Nothing found"
				: documents.stream().map(Document::text).collect(Collectors.joining("\n"));
	}

}

package io.throughline.sample.crm;

import java.util.regex.Pattern;

import io.throughline.sample.Recent;
import io.throughline.sample.chat.ChatTurn;
import io.throughline.sample.chat.SupportTools;
import io.throughline.sample.ticket.Verdict;
import io.throughline.step.Steps;
import io.throughline.step.ToolStep;
import io.throughline.step.ToolStep.SideEffect;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * The agent's question to the CRM: from the cache, else asked up to three times. One that
 * failed is asked again after the chat.
 */
@Component
final class CrmTools implements SupportTools {

	private static final String NAME = "crm_lookup";

	private static final Pattern SUBJECT = Pattern.compile("[a-z][a-z-]{1,39}");

	private static final int RETRIES = 2;

	private final Recent<String, RequestStatus> cache = new Recent<>(1_000);

	private final CrmClient crm;

	private final KafkaTemplate<String, Object> kafka;

	private final Steps steps;

	CrmTools(CrmClient crm, KafkaTemplate<String, Object> kafka, Steps steps) {
		this.crm = crm;
		this.kafka = kafka;
		this.steps = steps;
	}

	@Tool(name = NAME, description = "Ask the CRM for the current status of a customer's request")
	String status(@ToolParam(
			description = "what the request is about, one word, for example onboarding") @Nullable String subject,
			ToolContext context) {
		ChatTurn turn = ChatTurn.of(context);
		if (subject == null || !SUBJECT.matcher(subject).matches()) {
			turn.toolFailed(NAME, Verdict.ASK_ENGINEERING);
			throw new IllegalArgumentException("The subject must be one lower-case word");
		}
		ToolStep tool = this.steps.currentTool().version("2026-11").sideEffect(SideEffect.NONE).retryable(true);
		try {
			return "The " + subject + " request is " + status(subject, tool).status();
		}
		catch (CrmUnavailableException ex) {
			turn.toolFailed(NAME, Verdict.SAFE_TO_RETRY);
			turn.afterwards(() -> this.kafka.send(FollowUp.TOPIC, subject, new FollowUp(subject)));
			throw ex;
		}
	}

	private RequestStatus status(String subject, ToolStep tool) {
		RequestStatus known = this.cache.get(subject);
		tool.cacheHit(known != null);
		RequestStatus status = (known != null) ? known : ask(subject, tool, 0);
		this.cache.put(subject, status);
		return status;
	}

	private RequestStatus ask(String subject, ToolStep tool, int retry) {
		try {
			return this.crm.status(subject);
		}
		catch (CrmUnavailableException ex) {
			if (retry == RETRIES) {
				throw ex;
			}
			tool.retryCount(retry + 1L);
			return ask(subject, tool, retry + 1);
		}
	}

}

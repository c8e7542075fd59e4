package io.throughline.sample.crm;

import java.util.regex.Pattern;

import io.throughline.sample.chat.ChatTurn;
import io.throughline.sample.chat.SupportTools;
import io.throughline.sample.ticket.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * The agent's question to the CRM. A question that failed is asked again after the chat.
 */
@Component
final class CrmTools implements SupportTools {

	private static final String NAME = "crm_status";

	private static final Pattern SUBJECT = Pattern.compile("[a-z][a-z-]{1,39}");

	private final CrmClient crm;

	private final KafkaTemplate<String, Object> kafka;

	CrmTools(CrmClient crm, KafkaTemplate<String, Object> kafka) {
		this.crm = crm;
		this.kafka = kafka;
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
		try {
			return "The " + subject + " request is " + this.crm.status(subject).status();
		}
		catch (CrmUnavailableException ex) {
			turn.toolFailed(NAME, Verdict.SAFE_TO_RETRY);
			turn.afterwards(() -> this.kafka.send(FollowUp.TOPIC, subject, new FollowUp(subject)));
			throw ex;
		}
	}

}

package io.throughline.genai.anthropic;

import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;

/**
 * What is asked, and the text of the answers.
 */
final class Prompts {

	private Prompts() {
	}

	static MessageCreateParams of(String message) {
		return MessageCreateParams.builder().model("claude-sonnet-4-5").maxTokens(100).addUserMessage(message).build();
	}

	static String text(Message answer) {
		return answer.content().get(0).text().map(TextBlock::text).orElse("");
	}

	static String text(RawMessageStreamEvent event) {
		return event.contentBlockDelta()
			.flatMap((block) -> block.delta().text())
			.map((delta) -> delta.text())
			.orElse("");
	}

}

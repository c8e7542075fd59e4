package io.throughline.genai.openai;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;

/**
 * What is asked, and the text of the answers.
 */
final class Prompts {

	private Prompts() {
	}

	static ChatCompletionCreateParams of(String message) {
		return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage(message).build();
	}

	static ChatCompletionCreateParams streamed(String message) {
		return of(message).toBuilder()
			.streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build())
			.build();
	}

	static String text(ChatCompletion answer) {
		return answer.choices().get(0).message().content().orElse("");
	}

	static String text(ChatCompletionChunk chunk) {
		return chunk.choices().stream().findFirst().flatMap((choice) -> choice.delta().content()).orElse("");
	}

}

package io.throughline.genai.langchain4j;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.memory.ChatMemoryAccess;

/**
 * An AI service.
 */
interface MemoryAssistant extends ChatMemoryAccess {

	String ask(String message);

	String ask(@MemoryId String conversation, @dev.langchain4j.service.UserMessage String message);

	TokenStream stream(@MemoryId String conversation, @dev.langchain4j.service.UserMessage String message);

	/**
	 * What the model may ask for.
	 */
	class Tools {

		@Tool
		String getWeather() {
			return "21C";
		}

	}

}

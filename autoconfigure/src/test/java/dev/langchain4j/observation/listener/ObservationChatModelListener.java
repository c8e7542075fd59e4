package dev.langchain4j.observation.listener;

import dev.langchain4j.model.chat.listener.ChatModelListener;

/**
 * Stands in for the listener of LangChain4j's module for observations.
 */
public class ObservationChatModelListener implements ChatModelListener {

}

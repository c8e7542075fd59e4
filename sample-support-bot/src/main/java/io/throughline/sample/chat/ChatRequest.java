package io.throughline.sample.chat;

import org.jspecify.annotations.Nullable;

/**
 * A message to the bot.
 *
 * @param message what the customer wrote
 * @param sessionId the conversation it belongs to, if any
 */
record ChatRequest(@Nullable String message, @Nullable String sessionId) {
}

package io.throughline.sample.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a customer says of an answer.
 *
 * @param reference the reference from the answer, or the whole trace id
 * @param thumbs {@code up} or {@code down}
 * @param comment what else there is to say, or {@code null}
 */
record FeedbackRequest(@Nullable String reference, @Nullable String thumbs, @Nullable String comment) {
}

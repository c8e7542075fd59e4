package io.throughline.sample.ticket;

import org.jspecify.annotations.Nullable;

/**
 * A problem that a customer reports.
 *
 * @param reference the reference from the answer, or the whole trace id
 * @param note what went wrong, in the customer's words
 */
record TicketRequest(@Nullable String reference, @Nullable String note) {
}

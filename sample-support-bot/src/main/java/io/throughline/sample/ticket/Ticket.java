package io.throughline.sample.ticket;

import java.time.Instant;

/**
 * A support ticket.
 *
 * @param id its number
 * @param traceId the trace id of the request it is about
 * @param reference the trace id as people spell it
 * @param summary what happened, as far as known when the ticket was opened
 * @param verdict what support can do
 * @param note what the customer says
 * @param createdAt when it was opened
 */
record Ticket(String id, String traceId, String reference, String summary, String verdict, String note,
		Instant createdAt) {
}

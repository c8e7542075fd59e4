/**
 * The operations that matter: prompt, retrieval, embedding, rerank, model, tool, memory,
 * parser, evaluation, item of a job, policy check. Each step is one Observation with a
 * typed context, and by it one span, one log line, its fields in the MDC and its share in
 * the sum of the request; evaluations and masking are events too. Nothing that fails
 * while a step is recorded reaches the work in it. Uses semconv, reference, scope, cost
 * and redaction.
 */
@NullMarked
package io.throughline.step;

import org.jspecify.annotations.NullMarked;

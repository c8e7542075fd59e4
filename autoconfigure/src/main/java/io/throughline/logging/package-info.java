/**
 * Ids in log lines: the bridge from the tracer's scopes to the MDC and the JSON format.
 * Uses semconv, reference and redaction.
 */
@NullMarked
package io.throughline.logging;

import org.jspecify.annotations.NullMarked;

/**
 * What comes in from whom and what goes out to which host: a stricter receiver and sender
 * in place of Boot's two tracing handlers. {@code traceparent} goes everywhere, identity
 * only to hosts and from callers that are trusted; each hand-off that arrives without an
 * id, with two or with a mangled one is counted by name. Uses semconv, reference and
 * scope.
 */
@NullMarked
package io.throughline.propagation;

import org.jspecify.annotations.NullMarked;

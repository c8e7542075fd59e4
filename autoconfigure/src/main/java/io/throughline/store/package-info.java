/**
 * Kept traces, to be looked up: the model of a stored trace, {@link TraceStore} with the
 * one in memory, and what puts traces into it. It gets them from the pipeline, redacted
 * and decided; the rooms that look up know only this room, and this room knows none that
 * writes spans. It uses the dictionary, the reference, the redactor (for what still
 * runs), the sampling decision and the pipeline's receiver.
 */
@NullMarked
package io.throughline.store;

import org.jspecify.annotations.NullMarked;

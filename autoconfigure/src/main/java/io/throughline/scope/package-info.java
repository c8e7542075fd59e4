/**
 * Fields that follow an observation into the MDC of each thread that works for it. They
 * live in the observation's context, so whatever carries the observation (threads,
 * Reactor, Kafka listeners) carries them, and closing its scope takes them away again. No
 * thread-local of our own, no baggage. Uses semconv and reference.
 */
@NullMarked
package io.throughline.scope;

import org.jspecify.annotations.NullMarked;

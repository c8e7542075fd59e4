/**
 * Proof that Kafka carries the trace, on a real broker.
 */
@NullMarked
package io.throughline.messaging.kafka;

import org.jspecify.annotations.NullMarked;

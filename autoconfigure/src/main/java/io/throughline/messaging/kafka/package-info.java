/**
 * Kafka: what spring-kafka's own observations leave open. They are switched on for the
 * application's own templates and factories too, attempts are numbered, batches and late
 * callbacks get their trace, and a record without an id is counted. No bean is defined
 * that Boot takes as a single slot.
 */
@NullMarked
package io.throughline.messaging.kafka;

import org.jspecify.annotations.NullMarked;

/**
 * Work that is handed over as a message: an envelope for channels that have no headers,
 * and, one level down, Kafka. Uses semconv, scope and propagation.
 */
@NullMarked
package io.throughline.messaging;

import org.jspecify.annotations.NullMarked;

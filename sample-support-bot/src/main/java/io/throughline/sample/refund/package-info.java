/**
 * Refunds: taken over HTTP or from the agent, worked off from a Kafka topic by a worker
 * that asks a model, and set aside for a person if that fails.
 */
@NullMarked
package io.throughline.sample.refund;

import org.jspecify.annotations.NullMarked;

/**
 * What the sample needs around it, inside it: a model, a CRM and a payment service over
 * real HTTP, and a Kafka broker. Each is left out where the real one is configured.
 */
@NullMarked
package io.throughline.sample.standin;

import org.jspecify.annotations.NullMarked;

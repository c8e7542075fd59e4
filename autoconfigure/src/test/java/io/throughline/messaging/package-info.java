/**
 * Proof of envelopes.
 */
@NullMarked
package io.throughline.messaging;

import org.jspecify.annotations.NullMarked;

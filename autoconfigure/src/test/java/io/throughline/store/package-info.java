/**
 * Tests of the store: one contract, run by each implementation.
 */
@NullMarked
package io.throughline.store;

import org.jspecify.annotations.NullMarked;

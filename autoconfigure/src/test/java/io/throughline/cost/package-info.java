/**
 * Tests of the cost of model calls.
 */
@NullMarked
package io.throughline.cost;

import org.jspecify.annotations.NullMarked;

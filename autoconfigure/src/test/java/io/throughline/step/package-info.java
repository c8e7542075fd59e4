/**
 * Tests of the steps.
 */
@NullMarked
package io.throughline.step;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the look-up.
 */
@NullMarked
package io.throughline.incident;

import org.jspecify.annotations.NullMarked;

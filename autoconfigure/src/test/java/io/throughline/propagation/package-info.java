/**
 * Tests of what goes out and what comes in.
 */
@NullMarked
package io.throughline.propagation;

import org.jspecify.annotations.NullMarked;

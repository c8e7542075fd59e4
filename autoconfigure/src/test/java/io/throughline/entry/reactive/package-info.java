/**
 * Tests of the reactive wing.
 */
@NullMarked
package io.throughline.entry.reactive;

import org.jspecify.annotations.NullMarked;

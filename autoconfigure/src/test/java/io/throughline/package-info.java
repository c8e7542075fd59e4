/**
 * Tests of the house itself: its floor plan, its defaults, its hand-offs.
 */
@NullMarked
package io.throughline;

import org.jspecify.annotations.NullMarked;

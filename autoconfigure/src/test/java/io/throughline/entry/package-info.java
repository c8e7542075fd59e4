/**
 * Tests of the door, on real servers.
 */
@NullMarked
package io.throughline.entry;

import org.jspecify.annotations.NullMarked;

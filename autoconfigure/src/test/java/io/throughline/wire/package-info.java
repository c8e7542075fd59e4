/**
 * Tests of what is read off the wire.
 */
@NullMarked
package io.throughline.wire;

import org.jspecify.annotations.NullMarked;

/**
 * Calls of models as they are on the wire, in any provider's format: recognised by path
 * and body, read while they go by. Bounded, never throwing, with the JDK and Jackson's
 * streaming core alone, so that any client can be read. Uses semconv, for the names of
 * what is found.
 */
@NullMarked
package io.throughline.wire;

import org.jspecify.annotations.NullMarked;

/**
 * Model calls. They are recognised on the wire, in any provider's format, and read while
 * they go by, with the JDK and Jackson's streaming core alone; each has one owner, the
 * outermost that knows of it, and its HTTP requests are attempts below. One level down, a
 * wing for each library that makes calls. Uses semconv, scope, propagation and step.
 */
@NullMarked
package io.throughline.genai;

import org.jspecify.annotations.NullMarked;

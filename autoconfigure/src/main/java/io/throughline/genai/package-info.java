/**
 * Model calls: each has one owner, the outermost that knows of it, and its HTTP requests
 * are attempts below. One level down, a wing for each library that makes calls. Uses
 * semconv, scope, propagation, step and wire, and of cost what a gateway says of it.
 */
@NullMarked
package io.throughline.genai;

import org.jspecify.annotations.NullMarked;

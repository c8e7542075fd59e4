/**
 * Model calls. One level down, a wing for each library that makes them. Uses scope and
 * propagation.
 */
@NullMarked
package io.throughline.genai;

import org.jspecify.annotations.NullMarked;

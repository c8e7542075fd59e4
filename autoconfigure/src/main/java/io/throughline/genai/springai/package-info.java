/**
 * Spring AI: its own observations become steps, and the HTTP requests of its vendors'
 * libraries their attempts, whichever thread sends them. The only package that knows
 * Spring AI.
 */
@NullMarked
package io.throughline.genai.springai;

import org.jspecify.annotations.NullMarked;

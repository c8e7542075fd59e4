/**
 * Tests of the wing for Spring AI.
 */
@NullMarked
package io.throughline.genai.springai;

import org.jspecify.annotations.NullMarked;

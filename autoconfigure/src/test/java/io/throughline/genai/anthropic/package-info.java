/**
 * Tests of Anthropic's own library.
 */
@NullMarked
package io.throughline.genai.anthropic;

import org.jspecify.annotations.NullMarked;

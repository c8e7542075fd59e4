/**
 * Tests of OpenAI's own library.
 */
@NullMarked
package io.throughline.genai.openai;

import org.jspecify.annotations.NullMarked;

/**
 * OpenAI's own library: its clients that are beans are traced. The only package that
 * knows it.
 */
@NullMarked
package io.throughline.genai.openai;

import org.jspecify.annotations.NullMarked;

/**
 * Anthropic's own library: its clients that are beans are traced. The only package that
 * knows it.
 */
@NullMarked
package io.throughline.genai.anthropic;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the wing for Spring's reactive client.
 */
@NullMarked
package io.throughline.genai.webclient;

import org.jspecify.annotations.NullMarked;

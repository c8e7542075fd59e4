/**
 * Tests of the wing for Spring's blocking client.
 */
@NullMarked
package io.throughline.genai.restclient;

import org.jspecify.annotations.NullMarked;

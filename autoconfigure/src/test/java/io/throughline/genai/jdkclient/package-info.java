/**
 * Tests of the wing for the JDK's client.
 */
@NullMarked
package io.throughline.genai.jdkclient;

import org.jspecify.annotations.NullMarked;

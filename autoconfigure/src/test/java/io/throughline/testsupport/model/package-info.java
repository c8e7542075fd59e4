/**
 * A model on the loopback for the tests of all rooms: the wire formats of OpenAI,
 * Anthropic and Ollama, byte for byte, and the ways real ones fail.
 */
@NullMarked
package io.throughline.testsupport.model;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the calls of models: what is read off the wire, the contract that every wing
 * keeps, and the wings.
 */
@NullMarked
package io.throughline.genai;

import org.jspecify.annotations.NullMarked;

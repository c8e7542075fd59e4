/**
 * Eval cases for the evaluators of Spring AI. Knows Spring AI and its parent room.
 */
@NullMarked
package io.throughline.evalcase.springai;

import org.jspecify.annotations.NullMarked;

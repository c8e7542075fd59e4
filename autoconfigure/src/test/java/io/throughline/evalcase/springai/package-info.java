/**
 * Tests of eval cases for Spring AI.
 */
@NullMarked
package io.throughline.evalcase.springai;

import org.jspecify.annotations.NullMarked;

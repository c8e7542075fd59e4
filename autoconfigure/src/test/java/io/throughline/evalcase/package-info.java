/**
 * Tests of eval cases.
 */
@NullMarked
package io.throughline.evalcase;

import org.jspecify.annotations.NullMarked;

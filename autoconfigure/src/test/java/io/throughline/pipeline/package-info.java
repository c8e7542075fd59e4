/**
 * Tests of the way out, in virtual time unless a test says otherwise.
 */
@NullMarked
package io.throughline.pipeline;

import org.jspecify.annotations.NullMarked;

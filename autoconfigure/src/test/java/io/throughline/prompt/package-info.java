/**
 * Tests of the comparison of prompt versions.
 */
@NullMarked
package io.throughline.prompt;

import org.jspecify.annotations.NullMarked;

/**
 * Tests of the comparison of prompt versions.
 */
@NullMarked
package io.throughline.row;

import org.jspecify.annotations.NullMarked;

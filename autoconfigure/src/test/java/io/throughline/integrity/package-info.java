/**
 * Tests of integrity.
 */
@NullMarked
package io.throughline.integrity;

import org.jspecify.annotations.NullMarked;

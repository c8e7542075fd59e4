/**
 * Tests of what users test with.
 */
@NullMarked
package io.throughline.test;

import org.jspecify.annotations.NullMarked;

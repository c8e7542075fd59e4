/**
 * Tests of who a request is for.
 */
@NullMarked
package io.throughline.identity;

import org.jspecify.annotations.NullMarked;

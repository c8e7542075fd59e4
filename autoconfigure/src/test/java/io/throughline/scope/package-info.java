/**
 * Tests of fields that follow an observation.
 */
@NullMarked
package io.throughline.scope;

import org.jspecify.annotations.NullMarked;
